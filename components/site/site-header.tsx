import Link from 'next/link';
import { siteStrings } from '@/lib/strings/site.ts';
import { Wordmark } from '../shell/mark.tsx';
import type { Theme } from '../shell/theme.ts';
import { ThemeToggle } from '../shell/theme-toggle.tsx';
import { buttonClasses } from '../ui/button.tsx';
import { SiteMenu } from './site-menu.tsx';
import { SiteNav } from './site-nav.tsx';

const { nav } = siteStrings;

/** As high as the app's header, so that going from one to the other moves nothing. */
export function SiteHeader({ theme }: { theme: Theme }) {
  return (
    <header className="border-b">
      <div className="mx-auto flex h-header w-full max-w-6xl items-center gap-1 px-5 sm:px-8">
        <Link href="/" aria-label={nav.home} className="-mx-1 mr-auto flex rounded-chip px-1">
          <Wordmark />
        </Link>
        <nav aria-label={nav.label} className="flex items-center gap-1 max-sm:hidden">
          <SiteNav />
        </nav>
        <ThemeToggle initial={theme} />
        <Link href="/chat" className={`${buttonClasses('outline', 'small')} ml-1`}>
          {nav.chat}
        </Link>
        <SiteMenu />
      </div>
    </header>
  );
}
