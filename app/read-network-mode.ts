import type { NetworkMode } from '@/components/wallet/connect-context.tsx';
import { getEnv } from '@/lib/env.ts';

/** What a page's wallet dialog needs to know of this server's settings. */
export function readNetworkMode(): NetworkMode {
  const { isLocal, chainId, WALLETCONNECT_PROJECT_ID } = getEnv();
  return { isLocal, chainId, walletConnectProjectId: WALLETCONNECT_PROJECT_ID ?? null };
}
