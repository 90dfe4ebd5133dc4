'use client';

import { useEffect, useState } from 'react';

/** Long enough for the next letter, too short to be waited for. */
const PAUSE_MS = 180;

/** A value once it has stopped changing: one request for a word instead of one for each letter. '' goes through at once. */
export function useDebounced(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
