'use client';

import { type Query, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ApiError } from '@/lib/client/api-error.ts';

export type Reach = 'online' | 'offline' | 'unreachable';

/**
 * Whether the server can be reached: by what the browser says of its network, and by how the newest request ended. The
 * network figures are asked for every few seconds, so this mends itself.
 */
export function useReachable(): Reach {
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  const subscribe = (onChange: () => void) => {
    window.addEventListener('online', onChange);
    window.addEventListener('offline', onChange);
    const unsubscribe = cache.subscribe(onChange);
    return () => {
      unsubscribe();
      window.removeEventListener('online', onChange);
      window.removeEventListener('offline', onChange);
    };
  };
  return useSyncExternalStore(
    subscribe,
    () => (navigator.onLine ? readReach(cache.getAll()) : 'offline'),
    () => 'online',
  );
}

/** By the request that ended last, whichever it was. */
function readReach(all: readonly Query[]): Reach {
  let newest = 0;
  let reach: Reach = 'online';
  for (const { state } of all) {
    if (state.dataUpdatedAt > newest) {
      newest = state.dataUpdatedAt;
      reach = 'online';
    }
    if (state.errorUpdatedAt > newest) {
      newest = state.errorUpdatedAt;
      reach = state.error instanceof ApiError && state.error.status === 0 ? 'unreachable' : 'online';
    }
  }
  return reach;
}
