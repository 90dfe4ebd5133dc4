import { describe, expect, test } from 'vitest';
import { matchShortcut } from '../../components/shortcuts/match-shortcut.ts';
import { getShortcut, SHORTCUT_IDS, SHORTCUT_PLACES } from '../../components/shortcuts/shortcuts.ts';
import { shortcutSheetStrings } from '../../lib/strings/shortcut-sheet.ts';

const NOWHERE = { isMac: false, inField: false, dialogOpen: false };
const NONE = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const press = (key: string, held: Partial<typeof NONE> = {}, code = '') => ({ ...NONE, key, code, ...held });

describe('the table', () => {
  test('takes nothing from the browser that people need', () => {
    // Tabs and windows, address, find, print, save, zoom, reload, history, downloads, developer tools, closing.
    const letters = [
      't',
      'w',
      'n',
      'l',
      'r',
      'f',
      'g',
      'p',
      's',
      'd',
      'j',
      'h',
      'u',
      'q',
      'a',
      'c',
      'v',
      'x',
      'z',
      'y',
    ];
    const shifted = ['t', 'w', 'n', 'r', 'p', 'i', 'j', 'c', 'g', 'q', 'a', 'v', 'z', 'b', 'm'];
    const reserved = [
      ...letters.map((key) => `Mod+${key}`),
      ...shifted.map((key) => `Mod+Shift+${key}`),
      ...'0123456789+-'.split('').map((key) => `Mod+${key}`),
    ];
    const taken = SHORTCUT_IDS.flatMap((id) => [...getShortcut(id).keys]);
    expect(taken.filter((combination) => reserved.includes(combination))).toEqual([]);
  });

  test('gives no combination two meanings, and each a label', () => {
    for (const place of SHORTCUT_PLACES) {
      const here = SHORTCUT_IDS.filter((id) => getShortcut(id).place === place || getShortcut(id).place === 'app');
      const taken = here.flatMap((id) => [...getShortcut(id).keys]);
      expect(new Set(taken).size, place).toBe(taken.length);
    }
    expect(Object.keys(shortcutSheetStrings.labels).sort()).toEqual([...SHORTCUT_IDS].sort());
  });
});

describe('a key press', () => {
  test('is Ctrl on most machines and ⌘ on a Mac', () => {
    expect(matchShortcut(press('k', { ctrlKey: true }), NOWHERE)).toBe('search');
    expect(matchShortcut(press('k', { metaKey: true }), NOWHERE)).toBeNull();
    expect(matchShortcut(press('k', { metaKey: true }), { ...NOWHERE, isMac: true })).toBe('search');
    // Ctrl+K on a Mac deletes to the end of the line.
    expect(matchShortcut(press('k', { ctrlKey: true }), { ...NOWHERE, isMac: true })).toBeNull();
  });

  test('with one more key held means something else', () => {
    expect(matchShortcut(press('K', { ctrlKey: true, shiftKey: true }), NOWHERE)).toBeNull();
    expect(matchShortcut(press('k', { ctrlKey: true, altKey: true }), NOWHERE)).toBeNull();
    expect(matchShortcut(press('o', { ctrlKey: true }), NOWHERE)).toBeNull();
    expect(matchShortcut(press('O', { ctrlKey: true, shiftKey: true }), NOWHERE)).toBe('new-chat');
  });

  test('of a keyboard with another script counts by its place', () => {
    expect(matchShortcut(press('л', { ctrlKey: true }, 'KeyK'), NOWHERE)).toBe('search');
    expect(matchShortcut(press('/', { ctrlKey: true, shiftKey: true }, 'Digit7'), NOWHERE)).toBe('help');
  });

  test('that writes a character is text in a text field', () => {
    expect(matchShortcut(press('?', { shiftKey: true }), NOWHERE)).toBe('help');
    expect(matchShortcut(press('?', { shiftKey: true }), { ...NOWHERE, inField: true })).toBeNull();
    expect(matchShortcut(press('/', { ctrlKey: true }), { ...NOWHERE, inField: true })).toBe('help');
  });

  test('does not reach through an open dialog', () => {
    expect(matchShortcut(press('Escape'), NOWHERE)).toBe('stop');
    expect(matchShortcut(press('Escape'), { ...NOWHERE, dialogOpen: true })).toBeNull();
    expect(matchShortcut(press('k', { ctrlKey: true }), { ...NOWHERE, dialogOpen: true })).toBe('search');
  });

  test('of the composer is left to the composer', () => {
    expect(matchShortcut(press('Enter'), NOWHERE)).toBeNull();
    expect(matchShortcut(press('/'), NOWHERE)).toBeNull();
  });
});
