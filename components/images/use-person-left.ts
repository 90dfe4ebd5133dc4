'use client';

import { useEffect, useEffectEvent, useRef } from 'react';

/**
 * Tells when whoever the page was kept for is followed by somebody else or by nobody, not when somebody has signed in first.
 * @param person '' for nobody
 */
export function usePersonLeft(person: string, onLeft: () => void): void {
  const last = useRef(person);
  const handleLeft = useEffectEvent(onLeft);
  useEffect(() => {
    const before = last.current;
    last.current = person;
    if (before !== '' && before !== person) handleLeft();
  }, [person]);
}
