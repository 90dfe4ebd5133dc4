'use client';

import { createContext, useContext } from 'react';

/** What any part of the app may open over the page. */
export type Panels = {
  openCommands: () => void;
  openShortcuts: () => void;
};

export const PanelsContext = createContext<Panels | null>(null);

export function usePanels(): Panels {
  const panels = useContext(PanelsContext);
  if (panels === null) throw new Error('usePanels needs the AppShell above it.');
  return panels;
}
