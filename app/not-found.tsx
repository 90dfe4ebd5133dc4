import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme.ts';
import { NotFoundMessage } from '@/components/site/not-found-message.tsx';
import { SiteFrame } from '@/components/site/site-frame.tsx';
import { errorPageStrings } from '@/lib/strings/error-pages.ts';

export const metadata: Metadata = { title: errorPageStrings.notFound.title };

/** For every address that is no page; it stands outside the site's layout and brings the frame along. */
export default async function NotFoundPage() {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <SiteFrame theme={theme}>
      <NotFoundMessage />
    </SiteFrame>
  );
}
