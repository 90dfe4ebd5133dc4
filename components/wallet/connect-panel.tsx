'use client';

import { useConnection, WagmiProvider } from 'wagmi';
import type { NetworkMode } from './connect-context.tsx';
import { getWalletConfig } from './get-wallet-config.ts';
import { SignInStep } from './sign-in-step.tsx';
import { WalletList } from './wallet-list.tsx';

type ConnectPanelProps = { mode: NetworkMode; onSignedIn: () => void };

/** The dialog's content: choose a wallet, then sign. Everything that needs wagmi hangs below this file. */
export function ConnectPanel({ mode, onSignedIn }: ConnectPanelProps) {
  return (
    <WagmiProvider config={getWalletConfig(mode)} reconnectOnMount={false}>
      <ConnectSteps onSignedIn={onSignedIn} />
    </WagmiProvider>
  );
}

function ConnectSteps({ onSignedIn }: { onSignedIn: () => void }) {
  const { address, connector } = useConnection();
  if (address === undefined || connector === undefined) return <WalletList />;
  return <SignInStep address={address} connector={connector} onSignedIn={onSignedIn} />;
}
