import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell.tsx';
import { parseSidebar, SIDEBAR_COOKIE } from '@/components/shell/sidebar-state.ts';
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme.ts';
import { ConnectProvider } from '@/components/wallet/connect-context.tsx';
import { readNetworkMode } from '../read-network-mode.ts';

export default async function AppLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  return (
    <ConnectProvider mode={readNetworkMode()}>
      <AppShell
        theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
        sidebarShown={parseSidebar(jar.get(SIDEBAR_COOKIE)?.value)}
      >
        {children}
      </AppShell>
    </ConnectProvider>
  );
}
