'use client';

import { lazyValue } from '../markdown/lazy-value.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { useConnectDialog } from './connect-context.tsx';
import { useSession } from './use-session.ts';
import { useWalletAddress } from './use-wallet-address.ts';

const bannerCode = lazyValue(async () => (await import('./mismatch-banner.tsx')).MismatchBanner);

/** Says when the wallet has gone over to another address than the one that is signed in. Loads nothing before that. */
export function AddressMismatch() {
  const { opened, mode } = useConnectDialog();
  const { user } = useSession();
  const watched = useWalletAddress();
  const wanted = opened || (watched !== null && watched.toLowerCase() !== user?.address.toLowerCase());
  const MismatchBanner = useLazyValue(bannerCode, wanted);
  return wanted && MismatchBanner && <MismatchBanner mode={mode} watched={watched} />;
}
