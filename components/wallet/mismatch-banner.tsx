'use client';

import { useConnection, useConnectors, useReconnect, WagmiProvider } from 'wagmi';
import { shortenAddress } from '@/lib/client/format.ts';
import { walletDialogStrings } from '@/lib/strings/wallet-dialog.ts';
import { Button } from '../ui/button.tsx';
import { type NetworkMode, useConnectDialog } from './connect-context.tsx';
import { getWalletConfig } from './get-wallet-config.ts';
import { readLastWallet } from './last-wallet.ts';
import { useSession } from './use-session.ts';

const strings = walletDialogStrings.mismatch;

type MismatchBannerProps = {
  mode: NetworkMode;
  /** What an extension shows that is not connected in this page load. */
  watched: string | null;
};

export function MismatchBanner({ mode, watched }: MismatchBannerProps) {
  return (
    <WagmiProvider config={getWalletConfig(mode)} reconnectOnMount={false}>
      <Banner watched={watched} />
    </WagmiProvider>
  );
}

/** The session never follows the wallet by itself: whose credits are spent must not change without a signature. */
function Banner({ watched }: { watched: string | null }) {
  const connected = useConnection().address;
  const address = connected ?? watched;
  const { user } = useSession();
  const { openConnect } = useConnectDialog();
  const connectors = useConnectors().filter(({ id }) => id === readLastWallet());
  const reconnect = useReconnect();
  if (address === null || user === null || address.toLowerCase() === user.address.toLowerCase()) return null;
  function signIn() {
    if (connected !== undefined || connectors.length === 0) return openConnect();
    // Its address is known, so the dialog begins with the signature. A wallet that has to be asked first is in its list.
    reconnect.mutate({ connectors }, { onSettled: openConnect });
  }
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
      <Button size="small" onClick={signIn}>
        {strings.signInAs(shortenAddress(address))}
      </Button>
    </div>
  );
}
