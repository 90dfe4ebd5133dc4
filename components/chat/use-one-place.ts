'use client';

import { useEffect } from 'react';
import { SECOND_PLACE } from './second-place.ts';

/**
 * A temporary chat loaded anew is empty, and may stand in the history twice from when it wasn't: a step from one place to
 * the other would be a press of Back that does nothing. So it goes on, in the direction it came from.
 */
export function useOnePlace(empty: boolean): void {
  useEffect(() => {
    if (!empty) return;
    const { href } = window.location;
    let second = isSecond();
    const handleStep = () => {
      const was = second;
      second = isSecond();
      if (was === second || window.location.href !== href) return;
      if (second) window.history.forward();
      else window.history.back();
    };
    window.addEventListener('popstate', handleStep);
    return () => window.removeEventListener('popstate', handleStep);
  }, [empty]);
}

function isSecond(): boolean {
  return Object(window.history.state)[SECOND_PLACE] === true;
}
