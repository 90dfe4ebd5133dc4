'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { siteStrings } from '@/lib/strings/site.ts';
import { joinClasses } from '../ui/join-classes.ts';

const { nav } = siteStrings;

const LINKS = [
  { href: '/images', label: nav.images },
  { href: '/guides', label: nav.guides },
  { href: '/#prices', label: nav.prices },
  { href: '/earn', label: nav.earn },
];

type SiteNavProps = {
  /** In the phone's menu: full lines, which close it. */
  large?: boolean;
  onNavigate?: () => void;
};

/** The site's pages, the one that is open marked. */
export function SiteNav({ large = false, onNavigate }: SiteNavProps) {
  const path = usePathname();
  return LINKS.map(({ href, label }) => {
    const current = path === href || path.startsWith(`${href}/`);
    return (
      <Link
        key={href}
        href={href}
        aria-current={current ? 'page' : undefined}
        onClick={() => onNavigate?.()}
        className={joinClasses(
          'font-medium transition-colors hover:text-ink',
          large ? 'flex h-12 items-center border-b text-base' : 'inline-flex h-8 items-center px-3 text-sm',
          current ? 'text-ink underline decoration-2 decoration-violet underline-offset-8' : 'text-muted',
        )}
      >
        {label}
      </Link>
    );
  });
}
