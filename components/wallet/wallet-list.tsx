'use client';

import { useState } from 'react';
import { type Connector, useConnect, useConnectors } from 'wagmi';
import { walletDialogStrings } from '@/lib/strings/wallet-dialog.ts';
import { Notice } from '../ui/notice.tsx';
import { useConnectDialog } from './connect-context.tsx';
import { createPhoneConnector } from './create-phone-connector.ts';
import { describeWalletError } from './describe-wallet-error.ts';
import { DEVELOPMENT_WALLET_RDNS } from './development-wallet.ts';
import { PairingStep } from './pairing-step.tsx';
import { WalletButton } from './wallet-button.tsx';

const strings = walletDialogStrings.list;

/** The wallets of this browser, and those on phones. Choosing one asks it for an address, not for a signature. */
export function WalletList() {
  const { walletConnectProjectId } = useConnectDialog().mode;
  const connectors = useConnectors().filter(isUsable);
  const connect = useConnect();
  const [pairing, setPairing] = useState<{ uri: string | null } | null>(null);
  const found = connectors.some((connector) => connector.id !== DEVELOPMENT_WALLET_RDNS);

  function pairPhone(projectId: string) {
    setPairing({ uri: null });
    const connector = createPhoneConnector(projectId, (uri) => setPairing({ uri }));
    connect.mutate({ connector }, { onSettled: () => setPairing(null) });
  }
  function cancelPairing() {
    setPairing(null);
    connect.reset();
  }

  if (pairing !== null) return <PairingStep uri={pairing.uri} onCancel={cancelPairing} />;
  return (
    <div className="grid gap-2">
      {connectors.map((connector) => (
        <WalletButton
          key={connector.uid}
          name={connector.id === 'injected' ? strings.browserWallet : connector.name}
          icon={connector.icon}
          hint={connector.id === DEVELOPMENT_WALLET_RDNS ? strings.development : strings.extension}
          waiting={connect.isPending && connect.variables?.connector === connector}
          disabled={connect.isPending}
          onChoose={() => connect.mutate({ connector })}
        />
      ))}
      {walletConnectProjectId !== null && (
        <WalletButton
          name={strings.walletConnect}
          hint={strings.walletConnectHint}
          disabled={connect.isPending}
          onChoose={() => pairPhone(walletConnectProjectId)}
        />
      )}
      {!found && (
        <p className="px-1 pt-1 text-muted text-sm leading-relaxed">
          {walletConnectProjectId === null ? strings.none : strings.noneButPhone}
        </p>
      )}
      {connect.isError && <Notice title={strings.failed}>{describeWalletError(connect.error)}</Notice>}
    </div>
  );
}

/** The generic connector stands for `window.ethereum`; a wallet that announced itself is listed by its own name. */
function isUsable(connector: Connector, _index: number, all: readonly Connector[]): boolean {
  if (connector.id !== 'injected') return true;
  const announced = all.some((other) => other.id !== 'injected' && other.id !== DEVELOPMENT_WALLET_RDNS);
  return !announced && 'ethereum' in window;
}
