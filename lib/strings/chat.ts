import { formatCount, formatCredits, formatRate, formatWait } from '../client/format.ts';
import { QUEUE_SECONDS_MAX, TIERS, type TierId, type WorkerType } from '../constants.ts';

const NOT_CHARGED = '0 credits charged.';

/** The conversation on the screen: messages, answers, branches, and what goes wrong with them. */
export const chatStrings = {
  conversation: 'Conversation',
  you: 'You',
  answer: 'Answer',
  jumpToLatest: 'Jump to latest',

  missingTitle: 'This conversation is not here',
  missingText: 'It was deleted, or it belongs to another account. Connect the wallet it was made with to see it.',
  startNew: 'Start a new chat',
  notLoadedTitle: 'The conversation could not be loaded',
  tryAgain: 'Try again',

  offline: 'You are offline. What you write is kept as a draft.',
  unreachable: 'The server can’t be reached. What you write is kept as a draft.',

  // The status line that screen readers hear.
  answering: 'Answering…',
  done: 'Done',
  stopped: 'Stopped',
  notSent: 'Not sent',
  notAnsweredStatus: `Not answered. ${NOT_CHARGED}`,
  connectionLost: 'Connection lost',
  copied: 'Copied',
  answerCopied: 'Last answer copied',
  conversationCopied: 'Conversation copied as Markdown',
  notCopied: 'Not copied: this browser does not allow it here',
  versionShown: (position: number, count: number) => `Version ${position} of ${count}`,

  // An answer on its way.
  reconnecting: 'Reconnecting…',
  lostTitle: 'The connection to this answer was lost',
  lostText: 'Answers are finished and kept on the server, whether anybody reads along or not.',
  lostTextTemporary:
    'Nothing of a temporary chat is kept on the server: if the answer has ended meanwhile, it is gone.',
  stop: 'Stop',
  stopping: 'Stopping…',
  notStopped: 'Could not stop the answer',
  nobodyServes: (tier: TierId) =>
    `No worker serves ${TIERS[tier].label} at the moment. The message waits up to ${formatWait(QUEUE_SECONDS_MAX)}; unanswered, it costs nothing.`,
  queued: (tier: TierId, position: number, workers: number, waitSeconds: number | null) => {
    const wait = waitSeconds === null ? '' : ` · about ${formatWait(waitSeconds)}`;
    const serve = workers === 1 ? 'serves' : 'serve';
    return `Place ${position} in the queue${wait} · ${formatCount(workers, 'worker')} ${serve} ${TIERS[tier].label}`;
  },

  // Under an answer.
  free: 'free',
  stoppedBefore: 'Stopped before it began',
  nothingCharged: 'nothing charged',
  tokens: (count: number) => formatCount(count, 'token'),
  tokensPerSecond: (rate: number) => `${formatRate(rate)} tok/s`,
  workerKind: (type: WorkerType) => `${type} worker`,
  copyAnswer: 'Copy answer',
  regenerate: 'Answer again',
  regenerateWith: (tier: TierId) => `Again with ${TIERS[tier].label}`,
  share: 'Share up to here',
  failedTitle: 'This message was not answered',
  /** Most reasons say what it cost already. */
  failedText: (reason: string | null) =>
    reason?.includes(NOT_CHARGED) ? reason : `${reason ?? 'The network could not finish it.'} ${NOT_CHARGED}`,
  sendAgain: 'Send again',

  // A person's message.
  copyMessage: 'Copy message',
  edit: 'Edit message',
  showAll: 'Show all',
  showLess: 'Show less',
  pictureAlt: (position: number, count: number) => `Picture ${position} of ${count}`,
  openPicture: (position: number, count: number) => `Open picture ${position} of ${count}`,
  pictures: 'Pictures',
  editLabel: 'Edited message',
  save: 'Save',
  cancel: 'Cancel',
  saveHint: (tier: TierId) => `Sends a new version to ${TIERS[tier].label}`,
  price: (tier: TierId, signedIn: boolean) => (signedIn ? formatCredits(TIERS[tier].credits) : 'free'),
  waitForAnswer: 'An answer is on its way. Save when it is done.',
  tooLong: (chars: string, max: string) => `${chars} of at most ${max} characters`,
  removePicture: (position: number) => `Leave out picture ${position}`,
  picturesUnread: 'A picture could not be read again. Leave it out, or try once more.',

  /** What a model is told of an earlier message that was only pictures. */
  picturesLeftOut: '[Pictures not shown]',

  // Branches.
  previousVersion: 'Previous version',
  nextVersion: 'Next version',

  // A temporary chat.
  temporaryTitle: 'Temporary chat',
  temporaryText:
    'It is in this page only: not in your list, and nothing of it is kept on the server after each answer. Reload or leave, and it is gone.',

  // The menu of the open conversation.
  menu: 'This conversation',
  menuShare: 'Share',
  menuMarkdown: 'Export Markdown',
  menuJson: 'Export JSON',
  menuCopy: 'Copy all as Markdown',
} as const;
