/** Sharing a conversation, and the page that a share's link opens. */
export const shareStrings = {
  title: 'Share this conversation',
  description:
    'Makes a read-only copy of the messages shown now. Whoever has the link can read it; your address is not in it, and pictures stay private.',
  descriptionUpTo:
    'Makes a read-only copy of the messages up to this answer. Whoever has the link can read it; your address is not in it, and pictures stay private.',
  laterMessages: 'Messages you write later are not added by themselves.',
  signInFirst: 'Sign in to share. A link belongs to an account, so that only you can stop it.',
  connect: 'Connect wallet',
  create: 'Create link',
  creating: 'Creating…',
  link: 'Link to the copy',
  copyLink: 'Copy link',
  asOf: (time: string) => `Copy of ${time}.`,
  update: 'Update to the latest messages',
  updateUpTo: 'Update to this answer',
  updating: 'Updating…',
  updated: 'The link now shows these messages.',
  revoke: 'Stop sharing',
  revoking: 'Stopping…',
  revoked: 'The link no longer works.',

  // The page.
  pageTitle: 'Shared conversation',
  sharedOn: (date: string) => `Shared on ${date}`,
  readOnly: 'A read-only copy. Answers were written by independent machines and may be wrong.',
  you: 'Question',
  answer: 'Answer',
  noAnswer: 'This message was not answered.',
  pictures: (count: number) => (count === 1 ? '1 picture, not shared' : `${count} pictures, not shared`),
  startOwn: 'Start your own chat',
  missingTitle: 'Nothing is shared here',
  missingText: 'The link is wrong, or its owner has stopped sharing the conversation.',
  failedTitle: 'The conversation could not be loaded',
  tryAgain: 'Try again',
} as const;
