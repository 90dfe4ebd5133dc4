import { SquarePen } from 'lucide-react';
import Link from 'next/link';
import { ConversationPanel } from '../conversations/conversation-panel.tsx';
import { buttonClasses } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { Wordmark } from './mark.tsx';
import type { Theme } from './theme.ts';
import { ThemeToggle } from './theme-toggle.tsx';

/** `onNavigate` closes the drawer when this is shown in one. */
export function Sidebar({ theme, onNavigate }: { theme: Theme; onNavigate?: () => void }) {
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-14 shrink-0 items-center px-4">
        <Link href="/" className="-mx-1 rounded-md px-1">
          <Wordmark />
        </Link>
      </div>
      <div className="px-3 pb-2">
        <Link href="/chat" onClick={() => onNavigate?.()} className={joinClasses(buttonClasses(), 'w-full')}>
          <SquarePen aria-hidden className="size-4" strokeWidth={1.75} />
          New chat
        </Link>
      </div>
      <ConversationPanel onNavigate={onNavigate} />
      <div className="flex h-14 shrink-0 items-center justify-between border-t px-3">
        <nav aria-label="More" className="flex">
          <Link href="/earn" onClick={() => onNavigate?.()} className={buttonClasses('quiet', 'small')}>
            Run a worker
          </Link>
          <Link href="/guides" className={buttonClasses('quiet', 'small')}>
            Guides
          </Link>
        </nav>
        <ThemeToggle initial={theme} />
      </div>
    </div>
  );
}
