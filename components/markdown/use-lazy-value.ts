'use client';

import { useEffect, useSyncExternalStore } from 'react';
import type { LazyValue } from './lazy-value.ts';

/** @returns null until it is there, and on the server; `wanted` starts the loading */
export function useLazyValue<T>(source: LazyValue<T>, wanted = true): T | null {
  const value = useSyncExternalStore(source.subscribe, source.get, () => null);
  useEffect(() => {
    if (wanted) source.load();
  }, [source, wanted]);
  return value;
}
