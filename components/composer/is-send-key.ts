type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/**
 * Whether a press sends. A phone's keyboard has no Shift+Enter: there Enter makes a new line and the button sends, or
 * Ctrl+Enter of a keyboard that is attached.
 */
export function isSendKey({ key, shiftKey, altKey, ctrlKey, metaKey }: Press, isTouch: boolean): boolean {
  if (key !== 'Enter' || shiftKey || altKey) return false;
  return ctrlKey || metaKey || !isTouch;
}
