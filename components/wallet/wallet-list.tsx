'use client';

import { Wallet } from 'lucide-react';
import { type Connector, useConnect, useConnectors } from 'wagmi';
import { Notice } from '../ui/notice.tsx';
import { describeWalletError } from './describe-wallet-error.ts';
import { DEVELOPMENT_WALLET_RDNS } from './development-wallet.ts';

/** The wallets of this browser. Choosing one asks it for an address, not for a signature. */
export function WalletList() {
  const connectors = useConnectors().filter(isUsable);
  const connect = useConnect();
  const found = connectors.some((connector) => connector.id !== DEVELOPMENT_WALLET_RDNS);
  return (
    <div className="grid gap-2">
      {connectors.map((connector) => (
        <WalletButton
          key={connector.uid}
          connector={connector}
          waiting={connect.isPending && connect.variables?.connector === connector}
          disabled={connect.isPending}
          onChoose={() => connect.mutate({ connector })}
        />
      ))}
      {!found && (
        <p className="px-1 pt-1 text-muted text-sm leading-relaxed">
          No wallet extension was found in this browser. Install one, then reload this page.
        </p>
      )}
      {connect.isError && <Notice title="Not connected">{describeWalletError(connect.error)}</Notice>}
    </div>
  );
}

type WalletButtonProps = { connector: Connector; waiting: boolean; disabled: boolean; onChoose: () => void };

function WalletButton({ connector, waiting, disabled, onChoose }: WalletButtonProps) {
  const isDevelopment = connector.id === DEVELOPMENT_WALLET_RDNS;
  const hint = isDevelopment ? 'Key kept in this browser, for local use' : 'Browser extension';
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onChoose}
      className="flex w-full items-center gap-3.5 rounded-xl border px-4 py-3 text-left transition-colors hover:border-line-strong hover:bg-raised disabled:opacity-60"
    >
      {connector.icon === undefined ? (
        <Wallet aria-hidden className="size-9 rounded-lg bg-raised p-2 text-muted" strokeWidth={1.75} />
      ) : (
        // biome-ignore lint/performance/noImgElement: a data: URI from the wallet, there is nothing to optimise
        <img src={connector.icon} alt="" className="size-9 rounded-lg" />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          {connector.id === 'injected' ? 'Browser wallet' : connector.name}
        </span>
        <span className="block text-muted text-sm">{waiting ? 'Waiting for the wallet…' : hint}</span>
      </span>
    </button>
  );
}

/** The generic connector stands for `window.ethereum`; a wallet that announced itself is listed by its own name. */
function isUsable(connector: Connector, _index: number, all: readonly Connector[]): boolean {
  if (connector.id !== 'injected') return true;
  const announced = all.some((other) => other.id !== 'injected' && other.id !== DEVELOPMENT_WALLET_RDNS);
  return !announced && 'ethereum' in window;
}
