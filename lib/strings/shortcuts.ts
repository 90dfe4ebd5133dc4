/** Words of the shortcut sheet and the names on the key caps. */
export const shortcutStrings = {
  title: 'Keyboard shortcuts',
  description: 'Single keys work while no text field has the focus.',
  or: 'or',
  withKeys: (label: string, keys: string) => `${label} (${keys})`,
  places: { app: 'Everywhere', chat: 'In a chat', composer: 'While writing' },
  labels: {
    search: 'Search and commands',
    'new-chat': 'New chat',
    'temporary-chat': 'Temporary chat',
    'toggle-sidebar': 'Show or hide the sidebar',
    help: 'These shortcuts',
    'focus-composer': 'Go to the message field',
    stop: 'Stop the answer',
    'copy-last-answer': 'Copy the last answer',
    send: 'Send',
    'new-line': 'New line',
    'last-prompt': 'Bring back your last message',
    prompts: 'Insert a prompt',
  },
  keys: { Mod: 'Ctrl', Shift: 'Shift', Escape: 'Esc', Enter: 'Enter', ArrowUp: '↑', ArrowDown: '↓' },
  macKeys: { Mod: '⌘', Shift: '⇧', Escape: 'esc', Enter: '↵', ArrowUp: '↑', ArrowDown: '↓' },
} as const;
