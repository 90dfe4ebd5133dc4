import { type BoundShortcutId, getShortcut, SHORTCUT_IDS } from './shortcuts.ts';

/** The part of a KeyboardEvent that decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;
type Surroundings = { isMac: boolean; inField: boolean; dialogOpen: boolean };

/** Which shortcut a key press means; null for none. */
export function matchShortcut(press: KeyPress, { isMac, inField, dialogOpen }: Surroundings): BoundShortcutId | null {
  const found = SHORTCUT_IDS.find((id) => {
    const { keys, inFields, overDialogs, shownOnly } = getShortcut(id);
    if (shownOnly || (dialogOpen && !overDialogs)) return false;
    return keys.some((combination) => {
      // A bare character in a text field is text, whatever the table says.
      if (inField && (!inFields || combination.length === 1)) return false;
      return isPressed(combination, press, isMac);
    });
  });
  return (found as BoundShortcutId | undefined) ?? null;
}

function isPressed(combination: string, press: KeyPress, isMac: boolean): boolean {
  const parts = combination.split('+');
  const key = parts.at(-1) ?? '';
  const [mod, other] = isMac ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey];
  // AltGr is Ctrl+Alt on Windows: with Alt a press is a character somebody types.
  if (other || press.altKey || mod !== parts.includes('Mod')) return false;
  // Which signs need Shift depends on the keyboard: a slash is Shift+7 on a German one.
  const shiftMatters = /^[a-z]$|^[A-Z]\w+$/.test(key);
  if (shiftMatters && press.shiftKey !== parts.includes('Shift')) return false;
  return readKey(press) === key;
}

const CODES: Readonly<Record<string, string>> = { Slash: '/' };

/** The key by what it writes. Keyboards of other scripts (ru, el, ar) write no Latin letter: there its place counts. */
function readKey({ key, code }: KeyPress): string {
  const isForeign = key.length === 1 && (key.codePointAt(0) ?? 0) > 127;
  if (isForeign) return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? CODES[code] ?? key;
  return key.length === 1 ? key.toLowerCase() : key;
}
