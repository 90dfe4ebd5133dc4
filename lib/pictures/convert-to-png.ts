import { IMAGE_OUTPUT_SIDE_MAX } from '../constants.ts';
import { shared } from '../shared.ts';
import { decodePicture } from './decode-picture.ts';
import { runInTurn } from './run-in-turn.ts';

type Conversion = { readonly png: Promise<Buffer>; readonly left: AbortController; askers: number };

type ConvertOptions = {
  /** Names the file: who asks for the same one meanwhile gets the same work's result. */
  key: string;
  /** Reads the file when its turn has come, so that nothing is held in memory by those who wait. */
  load: () => Promise<Uint8Array>;
  signal?: AbortSignal;
};

/**
 * A stored picture as a PNG, which every program opens: for downloads. The work leaves its line when all who asked have gone.
 * @throws AppError `unavailable` when too many wait, and what `load` throws
 */
export async function convertToPng({ key, load, signal }: ConvertOptions): Promise<Buffer> {
  signal?.throwIfAborted();
  const open = shared('png-conversions', () => new Map<string, Conversion>());
  const conversion = open.get(key) ?? start(open, key, load);
  conversion.askers += 1;
  const leave = () => {
    conversion.askers -= 1;
    if (conversion.askers > 0) return;
    conversion.left.abort(signal?.reason);
    // Whoever comes now must not be given what is being ended.
    if (open.get(key) === conversion) open.delete(key);
  };
  signal?.addEventListener('abort', leave, { once: true });
  try {
    return await conversion.png;
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

function start(open: Map<string, Conversion>, key: string, load: () => Promise<Uint8Array>): Conversion {
  const left = new AbortController();
  const work = async () => {
    const pixels = await decodePicture(await load(), { sideMax: IMAGE_OUTPUT_SIDE_MAX });
    return pixels.open().png().toBuffer();
  };
  const png = runInTurn('downloads', work, { signal: left.signal }).finally(() => {
    if (open.get(key) === conversion) open.delete(key);
  });
  const conversion: Conversion = { png, left, askers: 0 };
  open.set(key, conversion);
  return conversion;
}
