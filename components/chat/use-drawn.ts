'use client';

import { type RefObject, useEffect, useState } from 'react';
import { waitForTurn } from './take-turns.ts';

/**
 * Whether a row's content is drawn: at once, or, of a row that is `late`, when the page has time or the row comes near
 * the screen, whichever is first. Once drawn it stays.
 */
export function useDrawn(row: RefObject<HTMLElement | null>, late: boolean): boolean {
  const [drawn, setDrawn] = useState(!late);
  useEffect(() => {
    const element = row.current;
    if (drawn || element === null) return;
    const giveBack = waitForTurn(() => setDrawn(true));
    // What `content-visibility` says when the row comes near; it says as well that a row is far away.
    const handleState = (event: Event) => {
      if (!(event as ContentVisibilityAutoStateChangeEvent).skipped) setDrawn(true);
    };
    element.addEventListener('contentvisibilityautostatechange', handleState);
    return () => {
      giveBack();
      element.removeEventListener('contentvisibilityautostatechange', handleState);
    };
  }, [row, drawn]);
  return drawn;
}
