import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme.ts';
import { LazyNotFound } from '@/components/site/lazy-not-found.tsx';
import { errorPageStrings } from '@/lib/strings/error-pages.ts';

export const metadata: Metadata = { title: errorPageStrings.notFound.title };

/** For every address that is no page; it stands outside the site's layout and brings the frame along. */
export default async function NotFoundPage() {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return <LazyNotFound theme={theme} />;
}
