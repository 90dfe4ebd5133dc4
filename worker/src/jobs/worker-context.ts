import type { Engine } from '../engines/engine.ts';
import type { ImageEngine } from '../engines/images/image-engine.ts';
import type { Meter } from '../meter.ts';
import type { Session } from '../server/session.ts';
import type { Report } from '../status/events.ts';

/** What the parts of one running worker share. */
export type WorkerContext = {
  readonly session: Session;
  /** What answers messages; null in a worker that only draws. */
  readonly engine: Engine | null;
  /** What draws pictures; null in a worker that only answers. */
  readonly imageEngine: ImageEngine | null;
  readonly meter: Meter;
  readonly report: Report;
  readonly maxTokens: number | null;
  /** Without a token, or a step of a picture, for this long a job is given up. */
  readonly stallMs: number;
  /** Jobs in work, with the way to give each up when the server says it is lost. */
  readonly running: Map<string, { lose: () => void }>;
  /** Aborts when no new job is to be claimed. */
  readonly stopping: AbortSignal;
  /** Aborts when running jobs are to be handed back. */
  readonly handingBack: AbortSignal;
};
