'use client';

import {
  BookOpen,
  CircleUser,
  Coins,
  Copy,
  Cpu,
  Images,
  Keyboard,
  Landmark,
  LogIn,
  LogOut,
  Monitor,
  Moon,
  PanelLeft,
  PenLine,
  SquarePen,
  Sun,
  Timer,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { commandStrings } from '@/lib/strings/command.ts';
import { usePanels } from '../shell/panels.ts';
import { applyTheme } from '../shell/theme.ts';
import { hasShortcut, runShortcut } from '../shortcuts/shortcut-registry.ts';
import type { BoundShortcutId } from '../shortcuts/shortcuts.ts';
import { leavePage } from '../ui/leave-guard.ts';
import { showOffline } from '../ui/show-offline.ts';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import type { CommandEntry } from './command-entry.ts';

const { entries: strings } = commandStrings;

/** Everything the app can be told to do from where it is now. */
export function useCommands({
  onToggleSidebar,
  onSignOut,
}: Record<'onToggleSidebar' | 'onSignOut', () => void>): CommandEntry[] {
  const router = useRouter();
  const { openShortcuts } = usePanels();
  const { openConnect } = useConnectDialog();
  const session = useSession();
  const goTo = (path: string) => leavePage(() => showOffline(path) || router.push(path));

  /** What the page offers as a shortcut is a command too; where it offers none, neither is there. */
  function fromShortcut(id: BoundShortcutId & keyof typeof strings, icon: CommandEntry['icon']): CommandEntry[] {
    if (!hasShortcut(id)) return [];
    return [{ id, ...strings[id], icon, shortcut: id, run: () => runShortcut(id) }];
  }
  const account: CommandEntry[] = [];
  if (!session.isPending && session.user === null) {
    account.push({ id: 'connect', ...strings.connect, icon: LogIn, run: openConnect });
  }
  if (session.user !== null) {
    account.push({ id: 'account', ...strings.account, icon: CircleUser, run: () => goTo('/account') });
    account.push({ id: 'sign-out', ...strings['sign-out'], icon: LogOut, run: () => leavePage(onSignOut) });
  }
  return [
    { id: 'new-chat', ...strings['new-chat'], icon: SquarePen, shortcut: 'new-chat', run: () => goTo('/chat') },
    ...fromShortcut('temporary-chat', Timer),
    ...fromShortcut('focus-composer', PenLine),
    ...fromShortcut('copy-last-answer', Copy),
    {
      id: 'toggle-sidebar',
      ...strings['toggle-sidebar'],
      icon: PanelLeft,
      shortcut: 'toggle-sidebar',
      run: onToggleSidebar,
    },
    { id: 'theme-light', ...strings['theme-light'], icon: Sun, run: () => applyTheme('light') },
    { id: 'theme-dark', ...strings['theme-dark'], icon: Moon, run: () => applyTheme('dark') },
    { id: 'theme-system', ...strings['theme-system'], icon: Monitor, run: () => applyTheme('system') },
    ...account,
    { id: 'images', ...strings.images, icon: Images, run: () => goTo('/images') },
    { id: 'token', ...strings.token, icon: Coins, run: () => goTo('/token') },
    { id: 'treasury', ...strings.treasury, icon: Landmark, run: () => goTo('/treasury') },
    { id: 'earn', ...strings.earn, icon: Cpu, run: () => goTo('/earn') },
    { id: 'guides', ...strings.guides, icon: BookOpen, run: () => goTo('/guides') },
    { id: 'help', ...strings.help, icon: Keyboard, shortcut: 'help', run: openShortcuts },
  ];
}
