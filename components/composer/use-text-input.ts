'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

type Selection = readonly [start: number, end: number];

/**
 * Replaces the text of a controlled field and says what is selected afterwards. The selection is set with the new text,
 * before the next key press can come: later, it would land in what is being typed.
 */
export function useTextInput(
  input: RefObject<HTMLTextAreaElement | null>,
  text: string,
  onText: (text: string) => void,
) {
  const pending = useRef<Selection | null>(null);
  useLayoutEffect(() => {
    const element = input.current;
    if (element === null || pending.current === null || element.value !== text) return;
    element.setSelectionRange(...pending.current);
    element.scrollTop = element.scrollHeight;
    pending.current = null;
  }, [input, text]);

  return (next: string, selection: Selection = [next.length, next.length]) => {
    input.current?.focus();
    if (next === text) {
      input.current?.setSelectionRange(...selection);
      return;
    }
    pending.current = selection;
    onText(next);
  };
}
