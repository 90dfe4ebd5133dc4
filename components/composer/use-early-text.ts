'use client';

import { type RefObject, useLayoutEffect } from 'react';

/**
 * Takes over what was typed into the field before the page's code had arrived: it is on the screen, and the first drawing
 * would replace it by the stored draft.
 * @param drawn what the field was first drawn with: where the code was there before the field, that is the draft itself
 */
export function useEarlyText(
  input: RefObject<HTMLTextAreaElement | null>,
  drawn: string,
  onText: (text: string) => void,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useLayoutEffect(() => {
    const early = input.current?.value ?? '';
    if (early !== drawn) onText(early);
  }, []);
}
