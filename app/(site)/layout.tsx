import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme.ts';
import { SiteFooter } from '@/components/site/site-footer.tsx';
import { SiteHeader } from '@/components/site/site-header.tsx';

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <div className="flex min-h-dvh flex-col">
      <SiteHeader theme={theme} />
      {children}
      <SiteFooter />
    </div>
  );
}
