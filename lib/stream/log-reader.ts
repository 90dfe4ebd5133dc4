import { formatCursor, type StreamCursor } from './cursor.ts';
import type { Subscription } from './driver.ts';
import type { JobLog } from './job-log.ts';
import { encodeFrame } from './sse-frame.ts';

/**
 * A reader's place in a job's log. It pulls: nothing is buffered for a slow reader but its position, and what it gets
 * next is everything since then in one frame.
 */
export class LogReader implements Subscription {
  finished = false;
  #cursor: StreamCursor;
  #statusVersion = 0;

  constructor(
    private readonly log: JobLog,
    cursor: StreamCursor | null,
    private readonly wake: () => void,
  ) {
    this.#cursor = cursor ?? { attempt: log.attempt, position: 0 };
    log.readers.add(wake);
  }

  next(): Uint8Array | null {
    if (this.finished) return null;
    return this.#restartFrame() ?? this.#statusFrame() ?? this.#textFrame() ?? this.#finalFrame();
  }

  unsubscribe(): void {
    this.log.readers.delete(this.wake);
  }

  /** What was read belongs to another attempt: the reader is told, unless it had no text yet. */
  #restartFrame(): Uint8Array | null {
    if (this.#cursor.attempt === this.log.attempt || this.log.attempt === 0) return null;
    const hadText = this.#cursor.position > 0;
    this.#cursor = { attempt: this.log.attempt, position: 0 };
    return hadText ? encodeFrame({ type: 'restart', attempt: this.log.attempt }, formatCursor(this.#cursor)) : null;
  }

  #statusFrame(): Uint8Array | null {
    const { status, statusVersion, state } = this.log;
    if (!status || state === 'closed' || statusVersion === this.#statusVersion) return null;
    this.#statusVersion = statusVersion;
    return encodeFrame(status);
  }

  #textFrame(): Uint8Array | null {
    const frame = this.log.textFrame(this.#cursor.position);
    if (!frame) return null;
    this.#cursor = frame.cursor;
    return frame.bytes;
  }

  #finalFrame(): Uint8Array | null {
    if (this.log.state !== 'closed' || !this.log.final) return null;
    this.finished = true;
    return encodeFrame(this.log.final, formatCursor(this.#cursor));
  }
}
