import { formatCount, formatCredits, formatRate, formatWait } from '../client/format.ts';
import { laneLabel } from '../client/lane-label.ts';
import { IMAGE_CREDITS, type LaneId, QUEUE_SECONDS_MAX, TIERS, type TierId, type WorkerType } from '../constants.ts';

const NOT_CHARGED = '0 credits charged.';

/** Messages, answers and their versions. Fetched with the code that draws them. */
export const messageStrings = {
  conversation: 'Conversation',
  you: 'You',
  answer: 'Answer',
  // The status line that screen readers hear.
  answering: 'Answering…',
  done: 'Done',
  stopped: 'Stopped',
  notAnsweredStatus: `Not answered. ${NOT_CHARGED}`,
  connectionLost: 'Connection lost',
  copied: 'Copied',
  versionShown: (position: number, count: number) => `Version ${position} of ${count}`,
  // An answer on its way.
  reconnecting: 'Reconnecting…',
  lostTitle: 'The connection to this answer was lost',
  lostText: 'Answers are finished and kept on the server, whether anybody reads along or not.',
  lostTextTemporary:
    'Nothing of a temporary chat is kept on the server: if the answer has ended meanwhile, it is gone.',
  nobodyServes: (lane: LaneId, position: number) =>
    `Place ${position} in the queue · no worker serves ${laneLabel(lane)} now. The message waits up to ${formatWait(QUEUE_SECONDS_MAX)}; unanswered, it costs nothing.`,
  queued: (lane: LaneId, position: number, workers: number, waitSeconds: number | null) => {
    const wait = waitSeconds === null ? '' : ` · about ${formatWait(waitSeconds)}`;
    const serve = workers === 1 ? 'serves' : 'serve';
    return `Place ${position} in the queue${wait} · ${formatCount(workers, 'worker')} ${serve} ${laneLabel(lane)}`;
  },
  // Under an answer.
  free: 'free',
  stoppedBefore: 'Stopped before it began',
  nothingCharged: 'nothing charged',
  tokens: (count: number) => formatCount(count, 'token'),
  tokensPerSecond: (rate: number) => `${formatRate(rate)} tok/s`,
  workerKind: (type: WorkerType) => `${type} worker`,
  copyAnswer: 'Copy answer',
  copyPrompt: 'Copy prompt',
  openDrawn: (prompt: string) => `Open picture: ${prompt}`,
  drawnHidden: 'NSFW picture: open it to see it',
  drawnGone: 'This picture was deleted.',
  drawingStep: (step: number, steps: number) => `Step ${step} of ${steps}`,
  drawingLabel: 'Picture in the making',
  regenerate: 'Answer again',
  drawAgain: `Draw again · ${formatCredits(IMAGE_CREDITS)}`,
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
  saveDraws: 'Has a new picture drawn',
  drawPrice: formatCredits(IMAGE_CREDITS),
  price: (tier: TierId, signedIn: boolean) => (signedIn ? formatCredits(TIERS[tier].credits) : 'free'),
  tooLong: (chars: string, max: string) => `${chars} of at most ${max} characters`,
  removePicture: (position: number) => `Leave out picture ${position}`,
  picturesUnread: 'A picture could not be read again. Leave it out, or try once more.',
  // Branches.
  previousVersion: 'Previous version',
  nextVersion: 'Next version',
} as const;
