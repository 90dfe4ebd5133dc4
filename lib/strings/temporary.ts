/** What is asked before a temporary chat is left. */
export const temporaryStrings = {
  leaveTitle: 'Leave this temporary chat?',
  leaveText: 'Its messages are in this page only. Once you leave, they can’t be brought back.',
  leave: 'Leave',
} as const;
