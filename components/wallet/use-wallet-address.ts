'use client';

import { useEffect, useState } from 'react';
import { readLastWallet } from './last-wallet.ts';
import { useSession } from './use-session.ts';

/** The address that the wallet of the last sign-in shows, while somebody is signed in; null while it is not known. */
export function useWalletAddress(): string | null {
  const userId = useSession().user?.id;
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const wallet = readLastWallet();
    if (userId === undefined || wallet === '') return;
    let stop: (() => void) | null = null;
    let ended = false;
    const begin = ({ watchWallet }: typeof import('./watch-wallet.ts')) => {
      if (!ended) stop = watchWallet(wallet, setAddress);
    };
    // Without a network nothing is watched; the next page tries again.
    import('./watch-wallet.ts').then(begin, () => undefined);
    return () => {
      ended = true;
      stop?.();
      setAddress(null);
    };
  }, [userId]);
  return address;
}
