import type { StreamCursor } from './cursor.ts';
import type {
  AppendResult,
  FinalEvent,
  LogSnapshot,
  ProgressEvent,
  StatusEvent,
  StreamDriver,
  Subscription,
} from './driver.ts';
import { JobLog } from './job-log.ts';
import { LogReader } from './log-reader.ts';

/** A closed log stays this long for readers that reconnect; later ones are served from the stored answer. */
const RETENTION_MS = 60_000;

/** Logs in this process's memory: for a deployment of one instance. */
export class MemoryStreamDriver implements StreamDriver {
  #logs = new Map<string, JobLog>();
  #dirty = new Set<JobLog>();
  #flush: NodeJS.Immediate | null = null;

  open(jobId: string, attempt: number, status: StatusEvent): void {
    const log = this.#logOf(jobId);
    if (log.state === 'closed') return;
    log.start(attempt);
    this.#setStatus(log, status);
  }

  append(
    jobId: string,
    params: { attempt: number; offset?: number | undefined; values: readonly string[] },
  ): AppendResult {
    const log = this.#logs.get(jobId);
    if (log?.state === 'frozen' || log?.state === 'closed') return { outcome: 'refused' };
    if (!log || log.attempt === 0) {
      if (params.offset === undefined) return { outcome: 'lost' };
      this.#logOf(jobId).start(params.attempt);
    } else if (log.attempt !== params.attempt) {
      return { outcome: 'refused' };
    }
    const current = this.#logOf(jobId);
    const result = current.append(params.values, params.offset);
    this.#touch(current);
    return result;
  }

  freeze(jobId: string, attempt: number): LogSnapshot | null {
    const log = this.#logs.get(jobId);
    if (!log || log.attempt !== attempt || log.state === 'closed') return null;
    log.state = 'frozen';
    return log.snapshot();
  }

  thaw(jobId: string, attempt: number): void {
    const log = this.#logs.get(jobId);
    if (log?.state === 'frozen' && log.attempt === attempt) log.state = 'running';
  }

  requeue(jobId: string): void {
    const log = this.#logs.get(jobId);
    if (log && log.state !== 'closed') log.state = 'queued';
  }

  close(jobId: string, event: FinalEvent): void {
    const log = this.#logs.get(jobId);
    if (!log || log.state === 'closed') return;
    log.state = 'closed';
    log.final = event;
    this.#touch(log);
    setTimeout(() => this.#forget(jobId, log), RETENTION_MS).unref();
  }

  status(jobId: string, event: StatusEvent): void {
    const log = this.#logs.get(jobId);
    if (log) this.#setStatus(log, event);
  }

  progress(jobId: string, attempt: number, event: ProgressEvent): void {
    const log = this.#logs.get(jobId);
    if (!log) return;
    // After a restart readers are here before the attempt: nothing else tells this process of it.
    if (log.attempt === 0 && log.state === 'queued') log.start(attempt);
    if (log.state === 'running' && log.attempt === attempt) this.#setStatus(log, event);
  }

  drop(jobId: string): void {
    const log = this.#logs.get(jobId);
    if (log) this.#forget(jobId, log);
  }

  subscribe(jobId: string, cursor: StreamCursor | null, wake: () => void): Subscription {
    const log = this.#logOf(jobId);
    const reader = new LogReader(log, cursor, wake);
    return {
      next: () => reader.next(),
      get finished() {
        return reader.finished;
      },
      unsubscribe: () => {
        reader.unsubscribe();
        // A log that only waits for a worker holds nothing: it goes with its last reader.
        if (log.readers.size === 0 && log.attempt === 0 && log.state === 'queued') this.#forget(jobId, log);
      },
    };
  }

  watchedQueuedJobs(): string[] {
    return [...this.#logs.keys()].filter((jobId) => this.isWatchedQueued(jobId));
  }

  isWatchedQueued(jobId: string): boolean {
    const log = this.#logs.get(jobId);
    return log?.state === 'queued' && log.readers.size > 0;
  }

  openJobs(): string[] {
    return [...this.#logs].filter(([, log]) => log.state !== 'closed').map(([jobId]) => jobId);
  }

  isClosed(jobId: string): boolean {
    return this.#logs.get(jobId)?.state === 'closed';
  }

  #logOf(jobId: string): JobLog {
    let log = this.#logs.get(jobId);
    if (!log) {
      log = new JobLog();
      this.#logs.set(jobId, log);
    }
    return log;
  }

  #forget(jobId: string, log: JobLog): void {
    if (this.#logs.get(jobId) === log) this.#logs.delete(jobId);
  }

  #setStatus(log: JobLog, event: StatusEvent): void {
    if (JSON.stringify(log.status) === JSON.stringify(event)) return;
    log.status = event;
    log.statusVersion += 1;
    this.#touch(log);
  }

  /** Wakes a log's readers once at the end of the tick: tokens that arrive together are sent together. */
  #touch(log: JobLog): void {
    this.#dirty.add(log);
    this.#flush ??= setImmediate(() => {
      this.#flush = null;
      const logs = [...this.#dirty];
      this.#dirty.clear();
      for (const changed of logs) for (const wake of changed.readers) wake();
    });
  }
}
