import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme.ts';
import { SiteFrame } from '@/components/site/site-frame.tsx';

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return <SiteFrame theme={theme}>{children}</SiteFrame>;
}
