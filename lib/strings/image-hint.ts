import { formatCount, formatCredits, formatWait } from '../client/format.ts';
import { IMAGE_CREDITS, QUEUE_SECONDS_MAX } from '../constants.ts';

/** Under a draft that begins with /image. Fetched with it. */
export const imageHintStrings = {
  price: `${formatCredits(IMAGE_CREDITS)} a picture`,
  ready: (workers: number) => `${formatCount(workers, 'worker')} ready to draw`,
  wait: (seconds: number) => (seconds < 2 ? 'starts at once' : `wait about ${formatWait(seconds)}`),
  noWorkers: `No worker draws now. A picture waits up to ${formatWait(QUEUE_SECONDS_MAX)}; not drawn, it costs nothing.`,
  tooFewCredits: (available: number) =>
    `A picture needs ${formatCredits(IMAGE_CREDITS)}; you have ${formatCredits(available)}.`,
  signIn: 'Sign in to have pictures drawn: they are kept in your gallery.',
  temporary: 'A temporary chat draws nothing: pictures are kept in your gallery.',
} as const;
