import { AppError } from '../errors.ts';

/**
 * Reads a streaming body line by line (NDJSON), as the lines arrive.
 * @throws AppError `body_too_large` for an over-long line, `invalid_request` for broken UTF-8
 */
export async function* readLines(request: Request, lineCharsMax: number): AsyncGenerator<string> {
  if (!request.body) return;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of request.body) {
    const lines = (rest + decode(decoder, chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > lineCharsMax) throw new AppError('body_too_large', `A line may have ${lineCharsMax} characters.`);
    yield* lines.filter((line) => line.trim() !== '');
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
