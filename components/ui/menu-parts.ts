import { type ComponentType, createContext, type ReactNode } from 'react';

type MenuParts = {
  Item: ComponentType<{ className: string; asChild?: boolean; onSelect?: () => void; children: ReactNode }>;
  /** Runs an entry's action when the menu has closed and its trigger has the focus again. */
  choose: (action: () => void) => void;
};

/** How entries, which are part of the page, reach the menu's code, which is loaded on demand. */
export const MenuPartsContext = createContext<MenuParts | null>(null);
