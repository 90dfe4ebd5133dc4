import type { z } from 'zod';
import type { TierId } from '../../../lib/constants.ts';
import type { chatMessage } from '../../../lib/workers/schemas.ts';

export type ChatMessage = z.infer<typeof chatMessage>;

export type GenerateOptions = {
  /** Ends the generation; the iterator then ends or throws, and what it gave until then is discarded or kept by the caller. */
  signal: AbortSignal;
  /** Left out, the engine decides. */
  maxTokens?: number;
};

/** What turns messages into text. Everything else about a worker is the same whichever engine it runs. */
export interface Engine {
  /** How status lines name it, for example `Ollama`. */
  readonly name: string;
  /** The model as it is registered and shown. */
  readonly model: string;
  /** Tiers it should serve when `--tiers` says nothing; left out, all that its type of worker may serve. */
  readonly tiers?: readonly TierId[];
  /** How many jobs at once when `--concurrency` says nothing; left out, one. */
  readonly concurrency?: number;
  /** Its model reads pictures: only then do messages carry some. */
  readonly images?: boolean;
  /**
   * Yields the answer in pieces, as nearly one token each as the engine allows.
   * @throws {EngineError} with a sentence that may be shown to the worker's owner
   */
  generate(messages: readonly ChatMessage[], options: GenerateOptions): AsyncIterable<string>;
  /** Resolves when the engine can take a job; asked after a failure, so that a broken engine does not eat the queue. */
  check?(): Promise<void>;
  close(): Promise<void>;
}
