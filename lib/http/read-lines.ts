import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { brokeOff } from './read-body.ts';

/** Lines and pieces of one upload that are worked off before everybody else has a turn. */
const STEPS_A_TURN = 64;
/** Pieces of an unfinished line that are kept apart: an array of single characters weighs many times the text. */
const PIECES_MAX = 1_024;

/**
 * Reads a streaming body line by line (NDJSON), as the lines arrive. What has arrived may hold thousands of lines, or be
 * thousands of pieces of one, and nothing else runs between two that need no waiting: now and then the event loop is let
 * through, or an upload that floods would keep every reader's frames back.
 * @throws AppError `body_too_large` for an over-long line, `invalid_request` for broken UTF-8 or a body that breaks off
 */
export async function* readLines(request: Request, lineCharsMax: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const unfinished = new UnfinishedLine(lineCharsMax);
  let steps = 0;
  try {
    for await (const chunk of request.body ?? []) {
      // Only the new piece is searched: the pieces before it had no end of a line.
      const ends = decode(decoder, chunk).split('\n');
      const last = ends.pop() ?? '';
      for (const end of ends) {
        unfinished.add(end);
        const line = unfinished.take();
        if (line.trim() === '') continue;
        yield line;
        steps += 1;
        if (steps % STEPS_A_TURN === 0) await nextTurn();
      }
      unfinished.add(last);
      steps += 1;
      if (steps % STEPS_A_TURN === 0) await nextTurn();
    }
  } catch (error) {
    throw error instanceof AppError ? error : brokeOff(error);
  }
  unfinished.add(decode(decoder));
  const line = unfinished.take();
  if (line.trim() !== '') yield line;
}

/** What has come of a line whose end has not. Joining it anew for each piece would cost the square of its length. */
class UnfinishedLine {
  #pieces: string[] = [];
  #length = 0;

  constructor(private readonly charsMax: number) {}

  /** @throws AppError `body_too_large` */
  add(piece: string): void {
    if (piece === '') return;
    this.#length += piece.length;
    if (this.#length > this.charsMax) {
      throw new AppError('body_too_large', `A line may have ${this.charsMax} characters.`);
    }
    this.#pieces.push(piece);
    if (this.#pieces.length > PIECES_MAX) this.#pieces = [this.#pieces.join('')];
  }

  take(): string {
    const line = this.#pieces.join('');
    this.#pieces = [];
    this.#length = 0;
    return line;
  }
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new AppError('invalid_request', 'body: is not valid UTF-8', { field: 'body' }, { cause });
  }
}
