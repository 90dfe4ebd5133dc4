'use client';

import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { shownAccount } from '@/lib/client/shown-account.ts';
import { readShownAccount } from './read-shown-account.ts';

/** Every request of every page says whom the page shows, in pages outside the app as well. */
export function useShownAccount(queries: QueryClient): void {
  useEffect(() => {
    shownAccount.read = () => readShownAccount(queries);
    return () => {
      shownAccount.read = () => undefined;
    };
  }, [queries]);
}
