'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

type Selection = readonly [start: number, end: number];

/**
 * Replaces the text of a controlled field as if it had been typed, so that Ctrl+Z brings back what was there, and says what
 * is selected afterwards. The selection is set with the new text, before the next key press can come: later, it would land
 * in what is being typed.
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
    const element = input.current;
    element?.focus();
    if (next === text || (element !== null && type(element, next))) {
      element?.setSelectionRange(...selection);
      element?.scrollTo({ top: element.scrollHeight });
      return;
    }
    pending.current = selection;
    onText(next);
  };
}

/**
 * `execCommand` is the only way into the browser's undo history, and browsers keep it for this. The field's change handler
 * hears of it. @returns whether the browser has done it
 */
function type(element: HTMLTextAreaElement, text: string): boolean {
  // It works on whatever has the focus.
  if (document.activeElement !== element) return false;
  element.select();
  document.execCommand(text === '' ? 'delete' : 'insertText', false, text);
  return element.value === text;
}
