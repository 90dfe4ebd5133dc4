'use client';

import { type RefObject, useEffect } from 'react';
import { isTouch } from '../ui/is-touch.ts';

/** The field has the focus when the chat opens, unless something else has it. Not on phones: the keyboard would come up. */
export function useFirstFocus(input: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body && !isTouch()) input.current?.focus({ preventScroll: true });
  }, [input]);
}
