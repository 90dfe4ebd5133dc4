import { shortcutStrings } from '@/lib/strings/shortcuts.ts';

/** The keys of a combination as they are printed on the keyboard: `['Ctrl', 'K']`, on a Mac `['⌘', 'K']`. */
export function nameKeys(combination: string, isMac: boolean): string[] {
  const names: Readonly<Record<string, string>> = isMac ? shortcutStrings.macKeys : shortcutStrings.keys;
  return combination.split('+').map((key) => names[key] ?? key.toUpperCase());
}
