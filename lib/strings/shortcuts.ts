/** The names on the key caps, as labels show them. */
export const shortcutStrings = {
  withKeys: (label: string, keys: string) => `${label} (${keys})`,
  keys: {
    Mod: 'Ctrl',
    Shift: 'Shift',
    Escape: 'Esc',
    Enter: 'Enter',
    Delete: 'Del',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
  },
  macKeys: {
    Mod: '⌘',
    Shift: '⇧',
    Escape: 'esc',
    Enter: '↵',
    Delete: '⌦',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
  },
} as const;
