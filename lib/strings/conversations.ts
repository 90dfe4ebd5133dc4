import { ANONYMOUS_RETENTION_SECONDS } from '../constants.ts';

const DAY_SECONDS = 86_400;

/** The list of conversations and what can be done with one. */
export const conversationStrings = {
  list: 'Conversations',
  searchLabel: 'Search conversations',
  searchPlaceholder: 'Search',
  loading: 'Loading…',
  showOlder: 'Show older',
  retry: 'Try again',
  notLoaded: 'Your conversations could not be loaded.',
  empty: 'No conversations yet. Send a message and it appears here.',
  nothingFound: (search: string) => `Nothing found for “${search}”.`,
  found: (count: number, more: boolean) => (count === 0 ? 'Nothing found' : `${count}${more ? ' or more' : ''} found`),
  signedOut: 'Connect a wallet to keep your conversations.',
  keptFor: `Kept for ${ANONYMOUS_RETENTION_SECONDS / DAY_SECONDS} days while you are signed out.`,
  connect: 'Connect to keep them',
  actions: (title: string) => `Actions for ${title}`,
  moreActions: 'More',
  rename: 'Rename',
  renameLabel: 'Title of the conversation',
  exportMarkdown: 'Export as Markdown',
  exportJson: 'Export as JSON',
  remove: 'Delete',
  deleted: (title: string) => `Deleted “${title}”.`,
  undo: 'Undo',
  notDeleted: (title: string, reason: string) => `“${title}” was not deleted. ${reason}`,
  notRestored: (title: string, reason: string) => `“${title}” could not be brought back. ${reason}`,
  notRenamed: (reason: string) => `Not renamed. ${reason}`,
} as const;
