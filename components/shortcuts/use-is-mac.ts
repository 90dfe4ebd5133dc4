'use client';

import { useSyncExternalStore } from 'react';
import { isMac } from './is-mac.ts';

/** `isMac` for what is drawn: the server doesn't know, and the first drawing must be the same as its. */
export function useIsMac(): boolean {
  return useSyncExternalStore(noChanges, isMac, () => false);
}

function noChanges(): () => void {
  return () => undefined;
}
