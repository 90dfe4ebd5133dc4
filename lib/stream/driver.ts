import type { StreamCursor } from './cursor.ts';

/** What a stream says beside its text. `lib/chat/schemas.ts` has the wire shapes. */
export type StatusEvent =
  | { type: 'status'; state: 'queued'; position: number; workers: number; waitSeconds: number | null }
  | { type: 'status'; state: 'running'; workerType: 'browser' | 'native' | 'cloud' }
  | ProgressEvent;

/** Of a picture: only the newest counts. `preview` is a data URL. */
export type ProgressEvent = { type: 'progress'; step: number; steps: number; preview: string | null };

export type FinalEvent =
  | {
      type: 'done';
      tokens: number;
      charged: number;
      tokensPerSecond: number | null;
      workerType: 'browser' | 'native' | 'cloud' | null;
      stopped: boolean;
      image?: { id: string; url: string; prompt: string };
    }
  | { type: 'error'; message: string; charged: 0; censored?: true };

export type LogSnapshot = {
  attempt: number;
  text: string;
  /** Values received, the server's own count of tokens. */
  values: number;
};

export type AppendResult =
  | { outcome: 'ok' | 'full'; position: number }
  /** `offset` was beyond what the log has. */
  | { outcome: 'gap'; position: number }
  /** The log is not at this attempt, frozen or closed. */
  | { outcome: 'refused' }
  /** This process has no log of the job (it was restarted), and without an offset it can't tell what is missing. */
  | { outcome: 'lost' };

/** A reader's place: `next` gives the frames it has not seen yet; `wake` is called when there are more. */
export type Subscription = {
  next(): Uint8Array | null;
  /** True once the final event has been given out. */
  readonly finished: boolean;
  unsubscribe(): void;
};

/**
 * The log of a job's events. One driver per deployment; all of them keep the same promises: text is given out in order,
 * each character once, from any cursor; what was refused was not stored.
 */
export interface StreamDriver {
  /** Starts an attempt: an older attempt's text is dropped and readers are told. */
  open(jobId: string, attempt: number, status: StatusEvent): void;
  append(
    jobId: string,
    params: { attempt: number; offset?: number | undefined; values: readonly string[] },
  ): AppendResult;
  /** Ends appending and returns the text; null when there is no log of that attempt. Appending stays refused. */
  freeze(jobId: string, attempt: number): LogSnapshot | null;
  /** Takes a freeze back: the job could not be closed, and its worker may go on. */
  thaw(jobId: string, attempt: number): void;
  /** Back to waiting for a worker. */
  requeue(jobId: string): void;
  /** Says the final event to every reader, present and (for a while) future. Does nothing where there is no log. */
  close(jobId: string, event: FinalEvent): void;
  status(jobId: string, event: StatusEvent): void;
  /** Says how far an attempt is; nothing where the log is at another one or the attempt has ended. */
  progress(jobId: string, attempt: number, event: ProgressEvent): void;
  /** Forgets a job at once: its conversation was deleted. */
  drop(jobId: string): void;
  subscribe(jobId: string, cursor: StreamCursor | null, wake: () => void): Subscription;
  /** Jobs that wait for a worker while somebody watches. */
  watchedQueuedJobs(): string[];
  isWatchedQueued(jobId: string): boolean;
  /** Every job whose log has not been closed. */
  openJobs(): string[];
  isClosed(jobId: string): boolean;
}
