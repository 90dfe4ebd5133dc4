'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { TierSelect } from '../composer/tier-select.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { AccountArea } from '../wallet/account-area.tsx';
import { AddressMismatch } from '../wallet/address-mismatch.tsx';
import { MobileSidebar } from './mobile-sidebar.tsx';
import { Sidebar } from './sidebar.tsx';
import type { Theme } from './theme.ts';

/** The frame of the app: conversations on the left, a header, and the page. Below `lg` the list is a drawer. */
export function AppShell({ theme, children }: { theme: Theme; children: ReactNode }) {
  const isChat = usePathname().startsWith('/chat');
  const [drawerOpen, setDrawerOpen] = useState(false);
  return (
    <div className="grid h-dvh grid-cols-[minmax(0,1fr)] lg:grid-cols-[17.5rem_minmax(0,1fr)]">
      <aside aria-label="Conversations" className="hidden min-h-0 border-r bg-surface lg:block">
        <Sidebar theme={theme} />
      </aside>
      <MobileSidebar open={drawerOpen} onOpenChange={setDrawerOpen} theme={theme} />
      <div className="flex min-h-0 min-w-0 flex-col">
        <header className="flex h-14 shrink-0 items-center gap-1 border-b px-2 sm:px-4">
          <IconButton
            icon={MenuIcon}
            label="Open the conversation list"
            className="lg:hidden"
            onClick={() => setDrawerOpen(true)}
          />
          {isChat && <TierSelect />}
          <div className="ml-auto">
            <AccountArea />
          </div>
        </header>
        <AddressMismatch />
        {children}
      </div>
    </div>
  );
}
