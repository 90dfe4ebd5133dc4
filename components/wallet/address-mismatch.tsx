'use client';

import { lazy, Suspense } from 'react';
import { useConnectDialog } from './connect-context.tsx';

const MismatchBanner = lazy(() =>
  import('./mismatch-banner.tsx').then((module) => ({ default: module.MismatchBanner })),
);

/** Says when the wallet has gone over to another address than the one that is signed in. Loads nothing before that. */
export function AddressMismatch() {
  const { opened, mode } = useConnectDialog();
  return (
    opened && (
      <Suspense>
        <MismatchBanner mode={mode} />
      </Suspense>
    )
  );
}
