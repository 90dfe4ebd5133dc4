'use client';

import { useConnection, WagmiProvider } from 'wagmi';
import { shortenAddress } from '@/lib/client/format.ts';
import { walletDialogStrings } from '@/lib/strings/wallet-dialog.ts';
import { Button } from '../ui/button.tsx';
import { type NetworkMode, useConnectDialog } from './connect-context.tsx';
import { getWalletConfig } from './get-wallet-config.ts';
import { useSession } from './use-session.ts';

const strings = walletDialogStrings.mismatch;

export function MismatchBanner({ mode }: { mode: NetworkMode }) {
  return (
    <WagmiProvider config={getWalletConfig(mode)} reconnectOnMount={false}>
      <Banner />
    </WagmiProvider>
  );
}

/** The session never follows the wallet by itself: whose credits are spent must not change without a signature. */
function Banner() {
  const { address } = useConnection();
  const { user } = useSession();
  const { openConnect } = useConnectDialog();
  if (address === undefined || user === null || address.toLowerCase() === user.address.toLowerCase()) return null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-warn-wash px-4 py-2.5 text-sm sm:px-6"
    >
      <p className="min-w-[min(16rem,100%)] flex-1">
        {strings.shows}
        <span className="font-mono">{shortenAddress(address)}</span>
        {strings.signedInAs}
        <span className="font-mono">{shortenAddress(user.address)}</span>
        {strings.end}
      </p>
      <Button size="small" onClick={openConnect}>
        {strings.signInAs(shortenAddress(address))}
      </Button>
    </div>
  );
}
