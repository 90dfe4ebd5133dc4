'use client';

import { ImageIcon, Keyboard, Search, SquarePen } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { shellStrings as strings } from '@/lib/strings/shell.ts';
import { ConversationPanel } from '../conversations/conversation-panel.tsx';
import { useShortcutLabel } from '../shortcuts/use-shortcut-label.ts';
import { buttonClasses } from '../ui/button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { showOffline } from '../ui/show-offline.ts';
import { Wordmark } from './mark.tsx';
import { usePanels } from './panels.ts';
import type { Theme } from './theme.ts';
import { ThemeToggle } from './theme-toggle.tsx';

const PAGES = [
  { href: '/token', label: strings.token },
  { href: '/treasury', label: strings.treasury },
  { href: '/earn', label: strings.runWorker },
];

type SidebarProps = {
  theme: Theme;
  /** Closes the drawer when this is shown in one. */
  onNavigate?: () => void;
  closeButton?: ReactNode;
};

export function Sidebar({ theme, onNavigate, closeButton }: SidebarProps) {
  const { openCommands, openShortcuts } = usePanels();
  const path = usePathname();
  function leaveTo(open: () => void) {
    onNavigate?.();
    open();
  }
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-header shrink-0 items-center pr-2 pl-4">
        <Link href="/" className="-mx-1 mr-auto rounded-chip px-1">
          <Wordmark />
        </Link>
        <IconButton
          icon={Search}
          label={useShortcutLabel(strings.search, 'search')}
          onClick={() => leaveTo(openCommands)}
        />
        {closeButton}
      </div>
      <div className="px-3 pb-2">
        <Link
          href="/chat"
          onClick={(event) => {
            onNavigate?.();
            if (showOffline('/chat')) event.preventDefault();
          }}
          className={joinClasses(buttonClasses(), 'w-full')}
        >
          <SquarePen aria-hidden className="size-4" strokeWidth={1.75} />
          {strings.newChat}
        </Link>
        <Link
          href="/images"
          onClick={() => onNavigate?.()}
          aria-current={path === '/images' ? 'page' : undefined}
          className={joinClasses(
            buttonClasses('quiet'),
            'mt-1 w-full px-2.5',
            path === '/images' && 'bg-raised text-ink',
          )}
        >
          <ImageIcon aria-hidden className="size-4" strokeWidth={1.75} />
          <span className="mr-auto">{strings.images}</span>
        </Link>
      </div>
      <ConversationPanel onNavigate={onNavigate} />
      <nav aria-label={strings.more} className="flex shrink-0 flex-wrap border-t px-3 pt-2">
        {PAGES.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            onClick={() => onNavigate?.()}
            aria-current={path === href ? 'page' : undefined}
            className={joinClasses(buttonClasses('quiet', 'small'), 'px-2', path === href && 'bg-raised text-ink')}
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="flex h-12 shrink-0 items-center justify-between px-3">
        <Link href="/guides" className={joinClasses(buttonClasses('quiet', 'small'), 'px-2')}>
          {strings.guides}
        </Link>
        <div className="flex">
          <IconButton
            icon={Keyboard}
            label={useShortcutLabel(strings.shortcuts, 'help')}
            className="pointer-coarse:hidden"
            onClick={() => leaveTo(openShortcuts)}
          />
          <ThemeToggle initial={theme} />
        </div>
      </div>
    </div>
  );
}
