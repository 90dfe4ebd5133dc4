/** The screen around the conversation: what it offers, and what goes wrong. Messages have words of their own. */
export const chatStrings = {
  pictureTitle: 'Picture',
  jumpToLatest: 'Jump to latest',
  missingTitle: 'This conversation is not here',
  missingText: 'It was deleted, or it belongs to another account. Connect the wallet it was made with to see it.',
  connect: 'Connect wallet',
  startNew: 'Start a new chat',
  notLoadedTitle: 'The conversation could not be loaded',
  tryAgain: 'Try again',
  offline: 'You are offline. What you write is kept as a draft.',
  unreachable: 'The server can’t be reached. What you write is kept as a draft.',
  checkConnection: 'Check the connection and try again.',
  notSent: 'Not sent',
  answerCopied: 'Last answer copied',
  conversationCopied: 'Conversation copied as Markdown',
  notCopied: 'Not copied: this browser does not allow it here',
  notStopped: 'Could not stop the answer',
  waitForSending: 'A message is on its way to the network. Save when it was answered.',
  waitForAnswer: 'An answer is on its way. Save when it is done.',
  /** What a model is told of an earlier message that was only pictures. */
  picturesLeftOut: '[Pictures not shown]',
  // A temporary chat.
  temporaryTitle: 'Temporary chat',
  temporaryText:
    'It is in this page only: not in your list, and nothing of it is kept on the server after each answer. Reload or leave, and it is gone.',
  // The menu of the open conversation.
  menu: 'This conversation',
  menuRename: 'Rename',
  menuShare: 'Share',
  menuMarkdown: 'Export Markdown',
  menuJson: 'Export JSON',
  menuCopy: 'Copy all as Markdown',
  menuDelete: 'Delete',
} as const;
