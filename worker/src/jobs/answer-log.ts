import { ANSWER_CHARS_MAX } from '../../../lib/constants.ts';

const VALUE_CHARS_MAX = 20_000;
const VALUES_MAX = 1_000;

/**
 * The whole text of one attempt, as the pieces the engine gave. It is kept until the job closes, because after a lost
 * answer or a `log_gap` the server may ask for any part of it again. Positions are UTF-16 units, as in the protocol.
 */
export class AnswerLog {
  readonly #pieces: string[] = [];
  /** Where each piece begins. */
  readonly #starts: number[] = [];
  #length = 0;
  readonly #closing = new AbortController();
  #wake: (() => void) | null = null;

  get length(): number {
    return this.#length;
  }
  /** Aborts when the log is closed: no more text is wanted, or there is none. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }
  /** How many pieces there are: the answer's tokens, as far as an engine gives one at a time. */
  get tokens(): number {
    return this.#pieces.length;
  }

  /** Appends a piece; false when no more is wanted: closed, or the longest answer the server keeps is reached. */
  add(piece: string): boolean {
    if (this.closing.aborted) return false;
    // The server stores no NUL; counting one here would shift every later offset.
    const kept = piece.replaceAll('\0', '').slice(0, ANSWER_CHARS_MAX - this.#length);
    if (kept !== '') {
      this.#pieces.push(kept);
      this.#starts.push(this.#length);
      this.#length += kept.length;
      this.#notify();
    }
    return this.#length < ANSWER_CHARS_MAX;
  }

  close(): void {
    this.#closing.abort();
    this.#notify();
  }

  /** Resolves when there is text beyond `position`, or none will come. */
  async waitBeyond(position: number): Promise<void> {
    while (this.#length <= position && !this.closing.aborted) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** The text from `position` on, in the engine's pieces, at most `charsMax` characters and never empty strings. */
  takeFrom(position: number, charsMax: number): string[] {
    const values: string[] = [];
    let room = charsMax;
    for (let index = this.#findPiece(position); index < this.#pieces.length; index += 1) {
      const skipped = Math.max(0, position - (this.#starts[index] ?? 0));
      const value = (this.#pieces[index] ?? '').slice(skipped, skipped + Math.min(room, VALUE_CHARS_MAX));
      if (value !== '') values.push(value);
      room -= value.length;
      // A piece cut short ends the batch: the next one begins in its middle.
      const cut = skipped + value.length < (this.#pieces[index] ?? '').length;
      if (cut || room <= 0 || values.length === VALUES_MAX) break;
    }
    return values;
  }

  /** The last piece that begins at or before `position`. */
  #findPiece(position: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #notify(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
