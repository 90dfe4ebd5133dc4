'use client';

import { useQuery } from '@tanstack/react-query';
import type { Asset } from '@/lib/client/parse-amount.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import { useChain } from './use-chain.ts';

/**
 * What the person's wallet holds on the network, through the wallet itself.
 * @param wanted somebody has asked for it: this fetches the wallet code, and the wallet may ask back
 */
export function useWalletBalance(asset: Asset, wanted: boolean) {
  const { mode } = useConnectDialog();
  const { user } = useSession();
  const network = useChain().data?.network ?? null;
  return useQuery({
    queryKey: queryKeys.walletBalance(asset),
    enabled: wanted && user !== null && network !== null,
    retry: false,
    // By itself it is never asked for: a wallet that has been disconnected meanwhile would open.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: async () => {
      if (user === null || network === null) throw new Error('nobody is signed in');
      const { walletCode } = await import('./wallet-code.ts');
      const wallet = await walletCode.openWallet({ mode, network, address: user.address });
      // On another network there is nothing to read; the deposit offers to switch.
      if ((await wallet.getChainId()) !== network.chainId) return null;
      return walletCode.readWalletBalance(wallet, network, asset);
    },
  });
}
