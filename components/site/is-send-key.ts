import type { KeyboardEvent } from 'react';

/** Whether a key press sends what was written: Enter, but not while an input method composes, and not on a phone. */
export function isSendKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey) return false;
  // Enter that accepts an input method's word. 229 is what older Safari reports instead of `isComposing`.
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return false;
  // A phone's keyboard has no Shift+Enter: there the key makes a new line and the button sends.
  return !window.matchMedia('(pointer: coarse)').matches;
}
