'use client';

import { useCallback, useLayoutEffect, useRef } from 'react';
import type { LiftToasts } from './lift-toasts.ts';

/**
 * Where the toasts are in the page: in their home, or in the topmost modal dialog, as all that is outside of one lies below
 * it, can't be pressed and is read by no screen reader. The element itself moves: a live region must be there before its text.
 *
 * @param onMove never changes. Whoever pointed at a toast, or had the focus in one, does so no more
 */
export function useToastPlace(onMove: () => void) {
  // Around it, as React would look for an element that it made among the children of the one it put it into.
  const home = useRef<HTMLDivElement>(null);
  const region = useRef<HTMLElement>(null);
  const dialogs = useRef<readonly HTMLElement[]>([]);

  const settle = useCallback(() => {
    const place = dialogs.current.at(-1) ?? home.current;
    if (place === null || region.current === null || region.current.parentElement === place) return;
    place.append(region.current);
    onMove();
  }, [onMove]);
  const lift: LiftToasts = useCallback(
    (dialog) => {
      dialogs.current = [...dialogs.current, dialog];
      settle();
      return () => {
        dialogs.current = dialogs.current.filter((other) => other !== dialog);
        settle();
      };
    },
    [settle],
  );
  // A dialog that is open from the first moment on was there before the toasts were.
  useLayoutEffect(settle, [settle]);
  return { home, region, lift };
}
