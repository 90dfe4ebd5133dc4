import type { Engine } from '../engines/engine.ts';
import type { Meter } from '../meter.ts';
import type { Session } from '../server/session.ts';
import type { Report } from '../status/events.ts';

/** What the parts of one running worker share. */
export type WorkerContext = {
  readonly session: Session;
  readonly engine: Engine;
  readonly meter: Meter;
  readonly report: Report;
  readonly maxTokens: number | null;
  /** Without a token for this long a generation is given up. */
  readonly stallMs: number;
  /** Jobs being answered, with the way to give each up when the server says it is lost. */
  readonly running: Map<string, { lose: () => void }>;
  /** Aborts when no new job is to be claimed. */
  readonly stopping: AbortSignal;
  /** Aborts when running jobs are to be handed back. */
  readonly handingBack: AbortSignal;
};
