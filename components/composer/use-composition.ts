'use client';

import { type KeyboardEvent, useRef } from 'react';

/** Safari ends the composition before it reports the Enter that ended it. Nobody presses Enter twice this fast. */
const AFTER_COMPOSITION_MS = 80;

/** Which key presses belong to an input method (Japanese, Chinese, Korean …) and mean nothing to the composer. */
export function useComposition() {
  const endedAt = useRef(Number.NEGATIVE_INFINITY);
  return {
    onCompositionEnd: (event: { timeStamp: number }) => {
      endedAt.current = event.timeStamp;
    },
    owns: ({ nativeEvent }: KeyboardEvent): boolean =>
      nativeEvent.isComposing ||
      // What browsers report for a key that went to the input method.
      nativeEvent.keyCode === 229 ||
      (nativeEvent.key === 'Enter' && nativeEvent.timeStamp - endedAt.current < AFTER_COMPOSITION_MS),
  };
}
