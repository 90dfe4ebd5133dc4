import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { brokeOff } from './read-body.ts';

/** Lines of one upload that are worked off before everybody else has a turn. */
const LINES_A_TURN = 64;

/**
 * Reads a streaming body line by line (NDJSON), as the lines arrive. A piece from the network may hold thousands of lines,
 * and nothing else runs between two that need no waiting: now and then the event loop is let through, or an upload that
 * floods would keep every reader's frames back.
 * @throws AppError `body_too_large` for an over-long line, `invalid_request` for broken UTF-8 or a body that breaks off
 */
export async function* readLines(request: Request, lineCharsMax: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let count = 0;
  try {
    for await (const chunk of request.body ?? []) {
      const lines = (rest + decode(decoder, chunk)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > lineCharsMax)
        throw new AppError('body_too_large', `A line may have ${lineCharsMax} characters.`);
      for (const line of lines) {
        if (line.trim() === '') continue;
        yield line;
        count += 1;
        if (count % LINES_A_TURN === 0) await nextTurn();
      }
    }
  } catch (error) {
    throw error instanceof AppError ? error : brokeOff(error);
  }
  rest += decode(decoder);
  if (rest.trim() !== '') yield rest;
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch (cause) {
    throw new AppError('invalid_request', 'body: is not valid UTF-8', { field: 'body' }, { cause });
  }
}
