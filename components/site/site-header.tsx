import Link from 'next/link';
import { Wordmark } from '../shell/mark.tsx';
import type { Theme } from '../shell/theme.ts';
import { ThemeToggle } from '../shell/theme-toggle.tsx';
import { buttonClasses } from '../ui/button.tsx';

export function SiteHeader({ theme }: { theme: Theme }) {
  return (
    <header className="mx-auto flex h-16 w-full max-w-6xl items-center gap-1 px-5 sm:px-8">
      <Link href="/" aria-label="ashao, start page" className="-mx-1 mr-auto rounded-md px-1">
        <Wordmark />
      </Link>
      <Link href="/guides" className={buttonClasses('quiet', 'small')}>
        Guides
      </Link>
      <ThemeToggle initial={theme} />
      <Link href="/chat" className={buttonClasses('outline', 'small')}>
        Open chat
      </Link>
    </header>
  );
}
