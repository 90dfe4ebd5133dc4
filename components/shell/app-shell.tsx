'use client';

import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { shellStrings as strings } from '@/lib/strings/shell.ts';
import { runShortcut } from '../shortcuts/shortcut-registry.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { leavePage } from '../ui/leave-guard.ts';
import { showOffline } from '../ui/show-offline.ts';
import { AddressMismatch } from '../wallet/address-mismatch.tsx';
import { usePersonChange } from '../wallet/use-person-change.ts';
import { AppHeader } from './app-header.tsx';
import { CONTENT_ID } from './content-id.ts';
import { MobileSidebar } from './mobile-sidebar.tsx';
import { PanelsProvider } from './panels-provider.tsx';
import { Sidebar } from './sidebar.tsx';
import { keepSidebar } from './sidebar-state.ts';
import { SkipLink } from './skip-link.tsx';
import type { Theme } from './theme.ts';
import { useFocusAfterNavigation } from './use-focus-after-navigation.ts';

type AppShellProps = { theme: Theme; sidebarShown: boolean; children: ReactNode };

/** From this width on the conversations stand beside the page; below, they are a drawer. Tailwind's `lg`. */
const WIDE = '(min-width: 64rem)';

/** The frame of the app: conversations on the left, a header, and the page. */
export function AppShell({ theme, sidebarShown, children }: AppShellProps) {
  const router = useRouter();
  const isChat = usePathname().startsWith('/chat');
  const [shown, setShown] = useState(sidebarShown);
  const [drawerOpen, setDrawerOpen] = useState(false);
  useFocusAfterNavigation();
  usePersonChange();

  function toggleSidebar() {
    if (!window.matchMedia(WIDE).matches) return setDrawerOpen((open) => !open);
    keepSidebar(!shown);
    setShown(!shown);
  }
  useShortcut('toggle-sidebar', toggleSidebar);
  // In a chat its own button does this, which can also leave one.
  useShortcut('temporary-chat', isChat ? null : () => router.push('/chat?temporary=1'));
  useShortcut('new-chat', () => {
    leavePage(() => showOffline('/chat') || router.push('/chat'));
    runShortcut('focus-composer');
  });
  return (
    <PanelsProvider onToggleSidebar={toggleSidebar}>
      <SkipLink />
      <div
        className={joinClasses(
          'grid h-dvh grid-cols-[minmax(0,1fr)]',
          shown && 'lg:grid-cols-[var(--spacing-sidebar)_minmax(0,1fr)]',
        )}
      >
        <aside
          id="sidebar"
          aria-label={strings.conversations}
          className={joinClasses('hidden min-h-0 border-r bg-surface', shown && 'lg:block')}
        >
          <Sidebar theme={theme} />
        </aside>
        <MobileSidebar open={drawerOpen} onOpenChange={setDrawerOpen} theme={theme} />
        <div className="flex min-h-0 min-w-0 flex-col">
          <AppHeader isChat={isChat} sidebarShown={shown} onToggleSidebar={toggleSidebar} />
          <AddressMismatch />
          <div id={CONTENT_ID} tabIndex={-1} className="flex min-h-0 flex-1 flex-col focus-visible:outline-none">
            {children}
          </div>
        </div>
      </div>
    </PanelsProvider>
  );
}
