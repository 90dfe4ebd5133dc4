'use client';

import { lazy, Suspense } from 'react';
import { useConnectDialog } from './connect-context.tsx';
import { useSession } from './use-session.ts';
import { useWalletAddress } from './use-wallet-address.ts';

const MismatchBanner = lazy(() =>
  import('./mismatch-banner.tsx').then((module) => ({ default: module.MismatchBanner })),
);

/** Says when the wallet has gone over to another address than the one that is signed in. Loads nothing before that. */
export function AddressMismatch() {
  const { opened, mode } = useConnectDialog();
  const { user } = useSession();
  const watched = useWalletAddress();
  const differs = watched !== null && watched.toLowerCase() !== user?.address.toLowerCase();
  return (
    (opened || differs) && (
      <Suspense>
        <MismatchBanner mode={mode} watched={watched} />
      </Suspense>
    )
  );
}
