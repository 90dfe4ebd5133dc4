import { ANSWER_CHARS_MAX } from '../constants.ts';
import { formatCursor, type StreamCursor } from './cursor.ts';
import type { AppendResult, FinalEvent, LogSnapshot, StatusEvent } from './driver.ts';
import { encodeFrame } from './sse-frame.ts';
import { TextLog } from './text-log.ts';

export type LogState = 'queued' | 'running' | 'frozen' | 'closed';

/** One job's log in memory. */
export class JobLog {
  attempt = 0;
  state: LogState = 'queued';
  status: StatusEvent | null = null;
  /** Grows with each status, so that a reader knows whether it has seen the newest. */
  statusVersion = 0;
  final: FinalEvent | null = null;
  readonly readers = new Set<() => void>();
  #text = new TextLog();
  #values = 0;
  /** A high surrogate whose other half is still to come: half a character can't be encoded. */
  #halfCharacter = '';
  #frame: { from: number; to: number; bytes: Uint8Array } | null = null;

  start(attempt: number): void {
    this.attempt = attempt;
    this.state = 'running';
    this.#text = new TextLog();
    this.#values = 0;
    this.#halfCharacter = '';
    this.#frame = null;
  }

  get position(): number {
    return this.#text.length + this.#halfCharacter.length;
  }

  /** Appends what the log has not got yet of these values. NUL, which PostgreSQL can't store, becomes U+FFFD. */
  append(values: readonly string[], offset: number | undefined): AppendResult {
    const position = this.position;
    if (offset !== undefined && offset > position) return { outcome: 'gap', position };
    const incoming = values.join('').replaceAll('\0', '\uFFFD');
    const fresh = offset === undefined ? incoming : incoming.slice(position - offset);
    const room = ANSWER_CHARS_MAX - position;
    this.#appendWhole(fresh.slice(0, Math.max(room, 0)));
    if (fresh !== '') this.#values += values.length;
    return { outcome: fresh.length > room ? 'full' : 'ok', position: this.position };
  }

  #appendWhole(fresh: string): void {
    const text = this.#halfCharacter + fresh;
    const last = text.charCodeAt(text.length - 1);
    const isHalf = last >= 0xd800 && last <= 0xdbff;
    this.#halfCharacter = isHalf ? text.slice(-1) : '';
    this.#text.append((isHalf ? text.slice(0, -1) : text).toWellFormed());
  }

  snapshot(): LogSnapshot {
    return { attempt: this.attempt, text: this.#text.toString(), values: this.#values };
  }

  /** The text after a cursor as one frame, and the cursor behind it. Readers at the same place share the bytes. */
  textFrame(position: number): { bytes: Uint8Array; cursor: StreamCursor } | null {
    const to = this.#text.length;
    if (position >= to) return null;
    if (this.#frame?.from !== position || this.#frame.to !== to) {
      const id = formatCursor({ attempt: this.attempt, position: to });
      this.#frame = {
        from: position,
        to,
        bytes: encodeFrame({ type: 'token', value: this.#text.since(position) }, id),
      };
    }
    return { bytes: this.#frame.bytes, cursor: { attempt: this.attempt, position: to } };
  }
}
