'use client';

import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from 'react';
import { walletStrings } from '@/lib/strings/wallet.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** What the server tells the page about the chain it expects, and the WalletConnect project to name, if there is one. */
export type NetworkMode = { isLocal: boolean; chainId: number; walletConnectProjectId: string | null };

type Connect = {
  openConnect: () => void;
  /** Whether the wallet code is in this page: without it no wallet can be connected. */
  opened: boolean;
  mode: NetworkMode;
};

const ConnectContext = createContext<Connect | null>(null);

// wagmi and viem are a third of a megabyte: they are fetched when somebody wants to sign in, not before.
const ConnectPanel = lazy(() => import('./connect-panel.tsx').then((module) => ({ default: module.ConnectPanel })));

/** Holds the one connect dialog, which any part of the page may open. */
export function ConnectProvider({ mode, children }: { mode: NetworkMode; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(false);
  const value = useMemo(() => {
    const openConnect = () => {
      setOpen(true);
      setOpened(true);
    };
    return { openConnect, opened, mode };
  }, [opened, mode]);
  return (
    <ConnectContext.Provider value={value}>
      {children}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={walletStrings.dialog.title}
        description={walletStrings.dialog.description}
      >
        <Suspense fallback={<PanelSkeleton />}>
          <ConnectPanel mode={mode} onSignedIn={() => setOpen(false)} />
        </Suspense>
      </Dialog>
    </ConnectContext.Provider>
  );
}

function PanelSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-2">
      <Skeleton className="h-14 rounded-card" />
      <Skeleton className="h-14 rounded-card" />
    </div>
  );
}

export function useConnectDialog(): Connect {
  const connect = useContext(ConnectContext);
  if (connect === null) throw new Error('useConnectDialog needs a ConnectProvider above it.');
  return connect;
}
