'use client';

import { shortcutStrings } from '@/lib/strings/shortcuts.ts';
import { nameKeys } from './name-keys.ts';
import { getShortcut, type ShortcutId } from './shortcuts.ts';
import { useIsMac } from './use-is-mac.ts';

/** A button's label with the keys that do the same: `New chat (Ctrl Shift O)`. */
export function useShortcutLabel(label: string, id: ShortcutId): string {
  const [combination = ''] = getShortcut(id).keys;
  return shortcutStrings.withKeys(label, nameKeys(combination, useIsMac()).join(' '));
}
