import type { z } from 'zod';
import type { imageTask } from '../../server/image-schemas.ts';

export type ImageTask = z.infer<typeof imageTask>;

export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';
export type Picture = { bytes: Buffer; type: PictureType };
/** A picture, or that the engine's own filter held it back. */
export type Drawing = Picture | { censored: true };

export type DrawOptions = {
  /** Ends the drawing; `draw` then throws, and the engine is at rest. */
  signal: AbortSignal;
  /** Step `step` of `steps` is done; `preview` is what there is to see by then. Called as often as the engine knows more. */
  onProgress: (step: number, steps: number, preview?: Picture) => void;
};

/** What turns a prompt into a picture, beside the engine that answers messages. */
export interface ImageEngine {
  /** How status lines name it, for example `ComfyUI`. */
  readonly name: string;
  /** What draws, as it is registered and shown. */
  readonly model: string;
  /** How many pictures at once when `--image-concurrency` says nothing; left out, one. */
  readonly concurrency?: number;
  /** More than this many at once would only wait at the engine, whatever was asked for. */
  readonly concurrencyMax?: number;
  /** How long it may say nothing before it is given up, in milliseconds; left out, what holds for answers. */
  readonly stallMs?: number;
  /** @throws {EngineError} with a sentence that may be shown to the worker's owner */
  draw(task: ImageTask, options: DrawOptions): Promise<Drawing>;
  /** Resolves when the engine can take a job; asked after a failure, so that a broken engine does not eat the queue. */
  check?(): Promise<void>;
  close(): Promise<void>;
}
