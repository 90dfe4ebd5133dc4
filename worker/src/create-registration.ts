import type { JobKind } from '../../lib/constants.ts';
import type { Engine } from './engines/engine.ts';
import type { ImageEngine } from './engines/images/image-engine.ts';
import type { Options } from './options.ts';
import type { Slots } from './run-worker.ts';

type Engines = { engine: Engine | null; imageEngine: ImageEngine | null };

const MODEL_CHARS_MAX = 120;

/** What the network is told of this worker. */
export function createRegistration(
  { type, name, tiers }: Pick<Options, 'type' | 'name' | 'tiers'>,
  { engine, imageEngine }: Engines,
  slots: Slots,
) {
  const served = engine === null ? undefined : (tiers ?? engine.tiers);
  const imageModel = imageEngine?.model.slice(0, MODEL_CHARS_MAX);
  const kinds: JobKind[] = [
    ...(engine === null ? [] : ['chat' as const]),
    ...(imageEngine === null ? [] : ['image' as const]),
  ];
  return {
    type,
    model: engine?.model.slice(0, MODEL_CHARS_MAX) ?? imageModel ?? '',
    // Of answers; a worker of pictures alone still has to say one.
    concurrency: Math.max(1, slots.chat),
    images: engine?.images ?? false,
    ...(name === undefined ? {} : { name }),
    ...(served === undefined ? {} : { tiers: [...served] }),
    // A network of before pictures knows none of these.
    ...(imageModel === undefined ? {} : { kinds, imageModel, imageConcurrency: Math.max(1, slots.image) }),
  };
}
