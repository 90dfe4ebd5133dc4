import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell.tsx';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme.ts';
import { ConnectProvider } from '@/components/wallet/connect-context.tsx';
import { getEnv } from '@/lib/env.ts';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  const { isLocal, chainId } = getEnv();
  return (
    <ConnectProvider mode={{ isLocal, chainId }}>
      <AppShell theme={theme}>{children}</AppShell>
    </ConnectProvider>
  );
}
