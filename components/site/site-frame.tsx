import type { ReactNode } from 'react';
import { siteStrings } from '@/lib/strings/site.ts';
import type { Theme } from '../shell/theme.ts';
import { FollowPerson } from '../wallet/follow-person.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

/** The frame of the site's pages. `main` can hold the focus, so that the skip link moves it there. */
export function SiteFrame({ theme, children }: { theme: Theme; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-violet-solid px-4 py-2 font-medium text-on-violet text-sm focus-visible:translate-y-0"
      >
        {siteStrings.nav.skip}
      </a>
      <SiteHeader theme={theme} />
      <main id="content" tabIndex={-1} className="w-full flex-1 focus-visible:outline-none">
        {children}
      </main>
      <SiteFooter />
      <FollowPerson />
    </div>
  );
}
