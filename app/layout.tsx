import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/components/shell/providers.tsx';
import { parseTheme, THEME_COOKIE, THEMES } from '@/components/shell/theme.ts';
import { THEME_COLORS } from '@/components/shell/theme-colors.ts';
import { siteStrings } from '@/lib/strings/site.ts';
import { readOrigin } from './read-origin.ts';
import './globals.css';

// Every page carries the nonce of its own request (see proxy.ts), so none can be made at build time.
export const dynamic = 'force-dynamic';

/** Addresses in it are absolute: link previews are read by programs that don't know where they came from. */
export async function generateMetadata(): Promise<Metadata> {
  const { title, description, name } = siteStrings;
  return {
    metadataBase: new URL(await readOrigin()),
    applicationName: name,
    title: { default: title, template: `%s · ${name}` },
    description,
    openGraph: { type: 'website', siteName: name, locale: 'en_US' },
    twitter: { card: 'summary_large_image' },
    appleWebApp: { title: name, statusBarStyle: 'default' },
    formatDetection: { telephone: false },
  };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return {
    colorScheme: 'light dark',
    themeColor:
      theme === 'system'
        ? THEMES.filter((each) => each !== 'system').map((each) => ({
            media: `(prefers-color-scheme: ${each})`,
            color: THEME_COLORS[each],
          }))
        : THEME_COLORS[theme],
    // The composer stays above a phone's keyboard.
    interactiveWidget: 'resizes-content',
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <html
      lang="en"
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      {...(theme === 'system' ? {} : { 'data-theme': theme })}
    >
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
