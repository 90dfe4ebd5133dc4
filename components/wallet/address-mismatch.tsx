'use client';

import dynamic from 'next/dynamic';
import { useConnectDialog } from './connect-context.tsx';

const MismatchBanner = dynamic(() => import('./mismatch-banner.tsx').then((module) => module.MismatchBanner), {
  ssr: false,
});

/** Says when the wallet has gone over to another address than the one that is signed in. Loads nothing before that. */
export function AddressMismatch() {
  const { opened, mode } = useConnectDialog();
  return opened ? <MismatchBanner mode={mode} /> : null;
}
