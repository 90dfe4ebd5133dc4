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
    const draw = () => setDrawn(true);
    const giveBack = waitForTurn(draw);
    // What `content-visibility` says when the row comes near.
    element.addEventListener('contentvisibilityautostatechange', draw);
    return () => {
      giveBack();
      element.removeEventListener('contentvisibilityautostatechange', draw);
    };
  }, [row, drawn]);
  return drawn;
}
