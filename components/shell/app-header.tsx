'use client';

import { Menu as MenuIcon, PanelLeft, SquarePen } from 'lucide-react';
import Link from 'next/link';
import { shellStrings as strings } from '@/lib/strings/shell.ts';
import { ChatHeader } from '../chat/chat-header.tsx';
import { ChatControls } from '../composer/chat-controls.tsx';
import { useShortcutLabel } from '../shortcuts/use-shortcut-label.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { showOffline } from '../ui/show-offline.ts';
import { AccountArea } from '../wallet/account-area.tsx';
import { NetworkStatus } from './network-status.tsx';

type AppHeaderProps = { isChat: boolean; sidebarShown: boolean; onToggleSidebar: () => void };

/** One line at any width: the list's button and the tier on the left, the network and the account on the right. */
export function AppHeader({ isChat, sidebarShown, onToggleSidebar }: AppHeaderProps) {
  const toggleLabel = useShortcutLabel(sidebarShown ? strings.hideSidebar : strings.showSidebar, 'toggle-sidebar');
  const newLabel = useShortcutLabel(strings.newChat, 'new-chat');
  return (
    <header className="flex h-header shrink-0 items-center gap-0.5 border-b px-1.5 sm:gap-1 sm:px-4 lg:px-3">
      <IconButton icon={MenuIcon} label={strings.openDrawer} className="lg:hidden" onClick={onToggleSidebar} />
      <IconButton
        icon={PanelLeft}
        label={toggleLabel}
        aria-expanded={sidebarShown}
        aria-controls="sidebar"
        className="max-lg:hidden"
        onClick={onToggleSidebar}
      />
      {!sidebarShown && (
        <Link
          href="/chat"
          onClick={(event) => showOffline('/chat') && event.preventDefault()}
          aria-label={newLabel}
          data-tooltip={newLabel}
          className="inline-grid size-9 pointer-coarse:size-11 shrink-0 place-items-center rounded-control text-muted transition-colors hover:bg-raised hover:text-ink max-lg:hidden"
        >
          <SquarePen aria-hidden className="size-4.5" strokeWidth={1.75} />
        </Link>
      )}
      {isChat && <ChatControls />}
      {isChat && <ChatHeader className="hidden pl-2 lg:flex" />}
      <div className="ml-auto flex min-w-0 items-center gap-0.5 sm:gap-2 lg:shrink-0">
        <NetworkStatus />
        <AccountArea />
      </div>
    </header>
  );
}
