'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { uiStrings } from '@/lib/strings/ui.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { onDemand } from '../ui/on-demand.ts';
import { useToast } from '../ui/use-toast.ts';
import { useSignOut } from '../wallet/use-sign-out.ts';
import { PanelsContext } from './panels.ts';

// Most visits open neither: they are fetched when asked for.
const commandMenu = onDemand(() => import('../command/command-menu.tsx').then((module) => module.CommandMenu));
const shortcutSheet = onDemand(() => import('../shortcuts/shortcut-sheet.tsx').then((module) => module.ShortcutSheet));

type PanelName = 'commands' | 'shortcuts';
type PanelsProviderProps = { onToggleSidebar: () => void; children: ReactNode };

/** Holds the command menu and the shortcut sheet, of which one at most is open. */
export function PanelsProvider({ onToggleSidebar, children }: PanelsProviderProps) {
  const [open, setOpen] = useState<PanelName | null>(null);
  const toast = useToast();
  // Here, not in the menu: what a closed menu has begun would end with it.
  const leave = useSignOut('here');
  const panels = useMemo(() => {
    const show = (name: PanelName, source: { load(): Promise<unknown> }) =>
      void source.load().then(
        () => setOpen(name),
        () => toast({ tone: 'bad', text: uiStrings.panelFailed }),
      );
    return {
      openCommands: () => show('commands', commandMenu),
      openShortcuts: () => show('shortcuts', shortcutSheet),
    };
  }, [toast]);
  const close = () => setOpen(null);
  useShortcut('search', () => (open === 'commands' ? close() : panels.openCommands()));
  useShortcut('help', () => (open === 'shortcuts' ? close() : panels.openShortcuts()));
  const CommandMenu = open === 'commands' ? commandMenu.peek() : null;
  const ShortcutSheet = open === 'shortcuts' ? shortcutSheet.peek() : null;
  return (
    <PanelsContext.Provider value={panels}>
      {children}
      {CommandMenu && (
        <CommandMenu onClose={close} onToggleSidebar={onToggleSidebar} onSignOut={() => leave.mutate()} />
      )}
      {ShortcutSheet && <ShortcutSheet onClose={close} />}
    </PanelsContext.Provider>
  );
}
