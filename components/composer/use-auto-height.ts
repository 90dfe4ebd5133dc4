'use client';

import { type RefObject, useLayoutEffect } from 'react';

/**
 * Lets a text field grow with its text; its CSS says how far. Browsers that size a field by its content do it themselves,
 * without a layout of the page at each key.
 */
export function useAutoHeight(input: RefObject<HTMLTextAreaElement | null>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height depends on the text
  useLayoutEffect(() => {
    const element = input.current;
    if (element === null || CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [input, text]);
}
