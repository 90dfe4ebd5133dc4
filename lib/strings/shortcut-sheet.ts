/** Words of the shortcut sheet. Fetched with it. */
export const shortcutSheetStrings = {
  title: 'Keyboard shortcuts',
  description: 'Single keys work while no text field has the focus.',
  or: 'or',
  places: { app: 'Everywhere', chat: 'In a chat', composer: 'While writing', list: 'In the list of conversations' },
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
    'list-move': 'Move up and down',
    'list-rename': 'Rename',
    'list-delete': 'Delete, with Undo',
  },
} as const;
