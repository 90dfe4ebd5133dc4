import { formatCount, formatCredits, formatNumber, formatWait } from '../client/format.ts';
import {
  IMAGE_CREDITS,
  IMAGE_PROMPT_CHARS_MAX,
  IMAGE_SEED_MAX,
  type ImageAspectId,
  type ImageStyleId,
  QUEUE_SECONDS_MAX,
  SIGNUP_GRANT_CREDITS,
} from '../constants.ts';

const NOT_CHARGED = '0 credits charged';
/** Of a prompt that is read aloud, so that one of two thousand characters doesn't fill a minute. */
const SPOKEN_CHARS = 80;
const cut = (prompt: string) => (prompt.length > SPOKEN_CHARS ? `${prompt.slice(0, SPOKEN_CHARS)}…` : prompt);
const limit = formatNumber(IMAGE_PROMPT_CHARS_MAX);

/** The images page: the form, and the gallery below it. The lightbox has words of its own. */
export const imageStrings = {
  title: 'Images',
  form: 'New picture',
  prompt: 'Prompt',
  placeholder: 'Describe a picture: what is in it, how it is lit, from where it is seen',
  counter: (chars: number) => `${formatNumber(chars)} / ${limit}`,
  counterLabel: (chars: number) => `${formatNumber(chars)} of at most ${limit} characters`,
  draw: (count: number) => `${count === 1 ? 'Draw' : `Draw ${count}`} · ${formatCredits(count * IMAGE_CREDITS)}`,
  sending: 'Sending…',
  connect: 'Connect wallet to draw',

  style: 'Style',
  styleNames: {
    None: 'No style',
    Cinematic: 'Cinematic',
    Photo: 'Photo',
    Anime: 'Anime',
    Illustration: 'Illustration',
    Watercolor: 'Watercolour',
    Pixel: 'Pixel art',
    Render: '3D render',
  } satisfies Record<ImageStyleId, string>,
  aspect: 'Aspect',
  aspectName: (id: ImageAspectId, width: number, height: number) => `${id}, ${width} × ${height}`,
  count: 'Pictures',
  countLabel: (count: number) => formatCount(count, 'picture'),

  more: 'More',
  negative: 'Leave out',
  negativePlaceholder: 'What should not be in it, such as text or people',
  seed: 'Seed',
  seedPlaceholder: 'Random each time',
  seedHint: 'The same seed, prompt and size give the same picture again. Of several, each takes the next seed.',
  rollSeed: 'Take a new random seed',
  clearSeed: 'Random each time',
  lastSeed: (seed: number) => `Same as the newest picture: ${seed}`,
  nsfw: 'Allow NSFW',
  nsfwHint:
    'Tells the worker that nudity and gore may be drawn. Such pictures are blurred until you ask for them. Sexual content with minors is always refused.',

  problems: {
    empty: 'Write a prompt first',
    long: `Shorten the prompt to ${limit} characters`,
    'negative-long': `Shorten what is left out to ${limit} characters`,
    seed: `A seed is a whole number from 0 to ${formatNumber(IMAGE_SEED_MAX)}`,
    credits: 'Too few credits',
    sending: 'The request is on its way',
  },

  // Below the form.
  ready: (workers: number) => `${formatCount(workers, 'worker')} ready to draw`,
  wait: (seconds: number) => (seconds < 2 ? 'starts at once' : `wait about ${formatWait(seconds)}`),
  waiting: (count: number) => `${formatCount(count, 'picture')} in the queue`,
  price: `${formatCredits(IMAGE_CREDITS)} a picture, given back when it fails`,
  nobodyTitle: 'No worker draws pictures right now',
  nobodyText: `A picture asked for now waits up to ${formatWait(QUEUE_SECONDS_MAX)} for one. Not drawn, it costs nothing.`,
  runWorker: 'Run a worker that draws',
  poorTitle: 'Too few credits',
  poorText: (needed: number, available: number) => {
    const affordable = Math.floor(available / IMAGE_CREDITS);
    const enough = affordable > 0 ? ` That is enough for ${formatCount(affordable, 'picture')}.` : '';
    return `This needs ${formatCredits(needed)}; you have ${formatCredits(available)}.${enough} Your prompt is kept.`;
  },
  topUp: 'Buy credits',
  earn: 'Earn credits by running a worker',

  // Why nothing was drawn.
  notSent: 'Not sent',
  refused: 'This is not drawn here',
  offline: 'Not sent: no connection',
  offlineText: 'Your prompt is kept; trying again sends it once, even if it had arrived.',
  sessionEnded: 'Your session has ended',
  sessionEndedText: 'Connect the wallet again to go on. Your prompt is kept.',
  tryAgain: 'Try again',
  trying: 'Trying again…',
  dismiss: 'Dismiss',
  connectAgain: 'Connect wallet',

  signedOutTitle: 'Sign in to draw',
  signedOutText: `Pictures are drawn by machines of the network and kept in a gallery of your own. ${formatCredits(IMAGE_CREDITS)} each; your first sign-in with a wallet brings ${formatNumber(SIGNUP_GRANT_CREDITS)}. What you write above is kept.`,
  signIn: 'Connect wallet',

  // The gallery.
  gallery: 'Your pictures',
  filter: 'Show',
  all: 'All',
  favourites: 'Favourites',
  showNsfw: 'Show NSFW',
  loading: 'Loading…',
  loadMore: 'Show older',
  emptyTitle: 'Your first picture appears here',
  emptyText: 'Describe one above, or start from an example.',
  examples: [
    'A lighthouse on a basalt cliff at dusk, long exposure, violet sky',
    'A fox asleep in a greenhouse full of ferns, morning light',
    'An isometric reading room with tall windows and a spiral staircase',
  ],
  noFavouritesTitle: 'No favourites yet',
  noFavouritesText: 'Press the heart on a picture to keep it here.',
  showAll: 'Show all pictures',
  sessionFailed: 'Who is signed in could not be read',
  failedToLoad: 'The pictures could not be loaded',
  moreFailed: 'Older pictures could not be loaded',

  // A tile.
  open: (prompt: string) => `Open: ${prompt}`,
  favourite: 'Add to favourites',
  unfavourite: 'Remove from favourites',
  hidden: 'NSFW',
  reveal: 'Show',
  revealLabel: (prompt: string) => `NSFW, hidden: ${prompt}`,
  gone: 'This picture could not be loaded',

  // One on its way.
  connecting: 'Asking how it stands…',
  queued: (position: number) => `Place ${position} in the queue`,
  queuedWait: (seconds: number) => `about ${formatWait(seconds)}`,
  queuedNobody: 'no worker draws right now',
  drawing: 'Drawing…',
  step: (step: number, steps: number) => `Step ${formatNumber(step)} of ${formatNumber(steps)}`,
  progress: (prompt: string) => `Progress of: ${prompt}`,
  reconnecting: 'Reconnecting…',
  lost: 'The connection was lost. The picture goes on without it.',
  reopen: 'Look again',
  stop: 'Stop',
  stopping: 'Stopping…',
  stopLabel: (prompt: string) => `Stop drawing: ${prompt}`,
  stopped: 'Stopped. Its credits are back.',
  notStopped: 'It could not be stopped',
  failed: 'Not drawn',
  drawAgain: `Try again · ${formatCredits(IMAGE_CREDITS)}`,
  notRetried: (reason: string) => `Not sent: ${reason}`,
  dismissFailed: (prompt: string) => `Dismiss: ${prompt}`,

  // What changes, for whoever listens.
  asked: (count: number) => `${formatCount(count, 'picture')} asked for`,
  doneStatus: (prompt: string) => `Picture done: ${cut(prompt)}`,
  failedStatus: (prompt: string) => `Not drawn, ${NOT_CHARGED}: ${cut(prompt)}`,

  deleted: 'Picture deleted',
  undo: 'Undo',
  notDismissed: (reason: string) => `Not dismissed: ${reason}`,
  notDeleted: (reason: string) => `Not deleted: ${reason}`,
  notRestored: (reason: string) => `Not brought back: ${reason}`,
  notDownloaded: (reason: string) => `Not downloaded: ${reason}`,
  notMarked: (reason: string) => `Not changed: ${reason}`,
} as const;
