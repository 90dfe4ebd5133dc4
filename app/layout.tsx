import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { Providers } from '@/components/shell/providers.tsx';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme.ts';
import './globals.css';

// Every page carries the nonce of its own request (see proxy.ts), so none can be made at build time.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'ashao: a wallet-native AI network', template: '%s · ashao' },
  description: 'Prompts answered token by token by independent machines, paid through one open ledger.',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  // The composer stays above a phone's keyboard.
  interactiveWidget: 'resizes-content',
};

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
