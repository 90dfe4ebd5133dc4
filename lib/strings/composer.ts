import { formatCount, formatCredits, formatNumber, formatWait } from '../client/format.ts';
import {
  ANONYMOUS_MESSAGES_PER_COOKIE,
  IMAGES_PER_MESSAGE_MAX,
  MESSAGE_CHARS_MAX,
  QUEUE_SECONDS_MAX,
  SIGNUP_GRANT_CREDITS,
  TIERS,
  type TierId,
} from '../constants.ts';

/** Words of the composer: field, buttons, the line below, pictures. */
export const composerStrings = {
  field: 'Message',
  placeholder: 'Message the network',
  placeholderTemporary: 'Message the network; nothing is kept',
  send: 'Send',
  stop: 'Stop',
  stopping: 'Stopping…',
  attach: 'Attach pictures',
  templates: 'Prompt templates',
  reasons: {
    empty: 'Write a message first',
    tooLong: `Shorten the message to ${formatNumber(MESSAGE_CHARS_MAX)} characters`,
    preparing: 'The pictures are not ready yet',
    noReaders: (tier: TierId) => `No machine serving ${TIERS[tier].label} reads pictures right now`,
    sending: 'The message is on its way',
    noDrawing: 'No picture can be drawn from here',
  },
  counter: (chars: number) => `${formatNumber(chars)} / ${formatNumber(MESSAGE_CHARS_MAX)}`,
  tooLong: (chars: number) =>
    `${formatNumber(chars)} of at most ${formatNumber(MESSAGE_CHARS_MAX)} characters. Shorten the message to send it.`,
  unfilled: (place: string) => `${place} is not filled in yet. Send once more to send it as it is.`,
  waitForAnswer: 'You can send this once the answer is done, or stopped.',

  noWorkers: (tier: TierId) =>
    `No worker serves ${TIERS[tier].label} now. A message waits up to ${formatWait(QUEUE_SECONDS_MAX)}; unanswered, it costs nothing.`,
  freePreview: `Free preview: ${ANONYMOUS_MESSAGES_PER_COOKIE} free messages a day.`,
  connectForCredits: `Connect for ${formatCredits(SIGNUP_GRANT_CREDITS)}`,
  balanceTooLow: (tier: TierId, available: number) =>
    `${TIERS[tier].label} needs ${formatCredits(TIERS[tier].credits)} a message; you have ${formatCredits(available)}.`,
  price: (tier: TierId) => `${formatCredits(TIERS[tier].credits)} a message`,
  ready: (workers: number) => `${formatCount(workers, 'worker')} ready`,
  wait: (seconds: number) => (seconds < 2 ? 'starts at once' : `wait about ${formatWait(seconds)}`),

  pictures: 'Pictures of this message',
  pictureName: (index: number, name: string) => `Picture ${index + 1}: ${name}`,
  preparing: (name: string) => `Preparing ${name}`,
  remove: (name: string) => `Remove ${name}`,
  pasted: 'pasted picture',
  fromEdit: 'from the edited message',
  memoryOnly: 'Pictures stay with this draft until the page is reloaded.',
  switchTier: (tier: TierId) => `Use ${TIERS[tier].label} (${formatCredits(TIERS[tier].credits)})`,
  tryAgain: 'Try again',
  notSent: 'Not sent',
  draftKept: 'Check the connection. Your draft is kept.',
  drop: 'Drop pictures to attach them',
  dropHint: `PNG, JPEG or WebP, at most ${IMAGES_PER_MESSAGE_MAX}`,

  tier: 'Tier',
  freeTier: 'free preview',
  tierNobody: 'No worker serves it now',
  readsPictures: 'reads pictures',
  textOnly: 'text only',
  temporary: 'Temporary chat',
  temporaryOn: 'Temporary chat is on: nothing of it is stored. Press to go back to chats that are kept.',
  temporaryOff: 'Temporary chat: nothing of it is stored',
} as const;
