import { WORKER_CONCURRENCY_MAX } from '../../lib/constants.ts';
import type { Engine } from './engines/engine.ts';
import type { ImageEngine } from './engines/images/image-engine.ts';
import type { Options } from './options.ts';
import type { Slots } from './run-worker.ts';

type Engines = { engine: Engine | null; imageEngine: ImageEngine | null };
type Wanted = Pick<Options, 'concurrency' | 'image-concurrency'>;

/** How many jobs of each kind this worker holds at once: what was asked for, as far as its engines and the network go. */
export function countSlots(options: Wanted, { engine, imageEngine }: Engines): Slots {
  const wanted = imageEngine === null ? 0 : (options['image-concurrency'] ?? imageEngine.concurrency ?? 1);
  const image = Math.min(wanted, imageEngine?.concurrencyMax ?? WORKER_CONCURRENCY_MAX);
  const chat = engine === null ? 0 : (options.concurrency ?? engine.concurrency ?? 1);
  return { chat: Math.min(chat, WORKER_CONCURRENCY_MAX - image), image };
}
