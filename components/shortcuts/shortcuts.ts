/** Where a shortcut works; the help sheet has one group for each. */
export const SHORTCUT_PLACES = ['app', 'chat', 'composer', 'list', 'images'] as const;
export type ShortcutPlace = (typeof SHORTCUT_PLACES)[number];

type Shortcut = {
  readonly place: ShortcutPlace;
  /**
   * Each entry is a way to press it, `+` between the keys. `Mod` is ⌘ on a Mac and Ctrl elsewhere. Letters are lower
   * case. None may be a key that browsers need: tests/unit/shortcuts.test.ts has the list.
   */
  readonly keys: readonly string[];
  /** Also while a text field has the focus. */
  readonly inFields?: true;
  /** Also while a dialog or a menu is open. */
  readonly overDialogs?: true;
  /** Shown only: the field or the list that has the focus handles it, since it means something there alone. */
  readonly shownOnly?: true;
};

/**
 * Every shortcut of the app. What is pressed (useShortcut) and what is shown (the help sheet, key hints) are both made
 * from this, so that the sheet can't promise what doesn't work. The words stand in lib/strings/shortcuts.ts.
 */
const SHORTCUTS = {
  search: { place: 'app', keys: ['Mod+k'], inFields: true, overDialogs: true },
  'new-chat': { place: 'app', keys: ['Mod+Shift+o'], inFields: true },
  'temporary-chat': { place: 'app', keys: ['Mod+Shift+x'], inFields: true },
  'toggle-sidebar': { place: 'app', keys: ['Mod+b'], inFields: true },
  help: { place: 'app', keys: ['?', 'Mod+/'], inFields: true, overDialogs: true },
  'focus-composer': { place: 'chat', keys: ['Mod+i'], inFields: true },
  stop: { place: 'chat', keys: ['Escape'], inFields: true },
  'copy-last-answer': { place: 'chat', keys: ['Mod+Shift+l'], inFields: true },
  send: { place: 'composer', keys: ['Enter'], shownOnly: true },
  'new-line': { place: 'composer', keys: ['Shift+Enter'], shownOnly: true },
  'last-prompt': { place: 'composer', keys: ['ArrowUp'], shownOnly: true },
  prompts: { place: 'composer', keys: ['/'], shownOnly: true },
  'list-move': { place: 'list', keys: ['ArrowUp', 'ArrowDown'], shownOnly: true },
  'list-rename': { place: 'list', keys: ['F2'], shownOnly: true },
  'list-delete': { place: 'list', keys: ['Delete'], shownOnly: true },
  draw: { place: 'images', keys: ['Mod+Enter'], shownOnly: true },
  'image-move': { place: 'images', keys: ['ArrowLeft', 'ArrowRight'], shownOnly: true },
  'image-favourite': { place: 'images', keys: ['f'], shownOnly: true },
  'image-download': { place: 'images', keys: ['d'], shownOnly: true },
  'image-delete': { place: 'images', keys: ['Delete'], shownOnly: true },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutId = keyof typeof SHORTCUTS;
/** Those that can be given something to do. */
export type BoundShortcutId = {
  [Id in ShortcutId]: (typeof SHORTCUTS)[Id] extends { shownOnly: true } ? never : Id;
}[ShortcutId];

export const SHORTCUT_IDS = Object.keys(SHORTCUTS) as ShortcutId[];

/** The table's row with its optional marks, which the literal types of some rows don't have. */
export function getShortcut(id: ShortcutId): Shortcut {
  return SHORTCUTS[id];
}
