import Link from 'next/link';
import { siteStrings } from '@/lib/strings/site.ts';
import { Wordmark } from '../shell/mark.tsx';

const { footer } = siteStrings;

const COLUMNS = [
  {
    title: footer.use,
    links: [
      ['/chat', footer.chat],
      ['/images', footer.images],
      ['/earn', footer.earn],
      ['/#prices', footer.prices],
      ['/token', footer.token],
    ],
  },
  {
    title: footer.learn,
    links: [
      ['/guides', footer.guides],
      ['/guides/how-a-prompt-travels', footer.path],
      ['/guides/privacy', footer.privacy],
      ['/treasury', footer.treasury],
    ],
  },
  {
    title: footer.build,
    links: [
      ['/guides/api-reference', footer.api],
      ['/guides/operate-a-node', footer.node],
      ['/licence', footer.licence],
    ],
  },
] as const;

export function SiteFooter() {
  return (
    <footer className="border-t">
      <div className="mx-auto grid w-full max-w-6xl gap-x-8 gap-y-9 px-5 pt-10 pb-12 sm:px-8 lg:grid-cols-[1fr_2fr]">
        <div>
          <Wordmark />
          <p className="mt-3 text-muted text-sm">{footer.tagline}</p>
        </div>
        <nav aria-label={footer.label} className="grid grid-cols-2 gap-x-8 gap-y-8 sm:grid-cols-3">
          {COLUMNS.map(({ title, links }) => (
            <div key={title}>
              <h2 className="font-medium text-sm">{title}</h2>
              <ul className="mt-2.5 grid gap-0.5">
                {links.map(([href, label]) => (
                  <li key={href}>
                    <Link
                      href={href}
                      className="inline-block py-1 pointer-coarse:py-2.5 text-muted text-sm hover:text-ink"
                    >
                      {label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </footer>
  );
}
