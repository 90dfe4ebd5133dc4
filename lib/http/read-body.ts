import type * as z from 'zod';
import { AppError } from '../errors.ts';
import { shared } from '../shared.ts';
import { parseInput } from './parse-input.ts';

/** What a JSON body may weigh unless an endpoint says otherwise: the longest message in any script fits. */
export const BODY_BYTES_MAX = 256 * 1024;

/**
 * Reads a body up to a limit, counting what arrives: a length header may be absent or a lie.
 * @throws AppError `body_too_large`; `invalid_request` when the body breaks off; `unavailable` when too many large ones
 *   are on their way
 */
export async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array> {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > bytesMax) throw tooLarge(bytesMax);
  // What is no number must not be counted: added to the sum of all, it would make that none either.
  const large = length !== null && /^\d+$/.test(length) ? Number(length) : bytesMax;
  if (large <= BODY_BYTES_MAX) return readUpTo(request, length, bytesMax);
  return withRoom(large, () => readUpTo(request, length, bytesMax));
}

async function readUpTo(request: Request, length: string | null, bytesMax: number): Promise<Uint8Array> {
  if (length !== null) return readWhole(request, bytesMax);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > bytesMax) break;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw brokeOff(cause);
  }
  if (size > bytesMax) throw tooLarge(bytesMax);
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** Of bodies larger than the usual limit, what may be on its way into this process at once. */
const LARGE_BYTES_MAX = 128 * 1024 * 1024;
const large = () => shared('large-bodies', () => ({ bytes: 0 }));

/**
 * Keeps room for a large body while it arrives: anybody may send one as slowly as they like, and each is held in memory.
 * @throws AppError `unavailable`
 */
async function withRoom<T>(bytes: number, read: () => Promise<T>): Promise<T> {
  if (large().bytes + bytes > LARGE_BYTES_MAX) {
    throw new AppError('unavailable', 'Too many large requests are arriving. Try again.', { retryAfterSeconds: 5 });
  }
  large().bytes += bytes;
  try {
    return await read();
  } finally {
    large().bytes -= bytes;
  }
}

/**
 * A body that says its length ends there: HTTP/1.1 takes what follows for the next request. So it can be asked for as a
 * whole, which the Node adapter does without building the web stream that would cost most of a small request.
 */
async function readWhole(request: Request, bytesMax: number): Promise<Uint8Array> {
  const bytes = await request.arrayBuffer().catch((cause: unknown) => {
    throw brokeOff(cause);
  });
  if (bytes.byteLength > bytesMax) throw tooLarge(bytesMax);
  return new Uint8Array(bytes);
}

function tooLarge(bytesMax: number): AppError {
  return new AppError('body_too_large', `The body may have at most ${bytesMax} bytes.`);
}

/** Most likely nobody is there to read this; but it is no fault of ours, as a 500 in the log would say. */
export function brokeOff(cause: unknown): AppError {
  return new AppError('invalid_request', 'body: broke off before its end', { field: 'body' }, { cause });
}

type ReadOptions = { bytesMax?: number | undefined; exactNumbers?: boolean | undefined };

/**
 * Reads and checks a JSON body.
 * @param options.exactNumbers numbers reach the schema as the texts that were sent: for amounts that no floating point holds
 * @throws AppError `body_too_large`, `unsupported_media_type`, `invalid_request` with the field's name
 */
export async function readJson<S extends z.core.$ZodType>(
  request: Request,
  schema: S,
  { bytesMax = BODY_BYTES_MAX, exactNumbers = false }: ReadOptions = {},
): Promise<z.output<S>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  // A form or text/plain body is what another site can send without asking; JSON makes the browser ask first.
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new AppError('unsupported_media_type', 'Send the body as application/json.');
  }
  const bytes = await readBytes(request, bytesMax);
  return parseInput(schema, parseJson(bytes, exactNumbers));
}

function parseJson(bytes: Uint8Array, exactNumbers: boolean): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    // The text is valid JSON here, so what looks like a number outside of quotes is one.
    return exactNumbers ? JSON.parse(text.replaceAll(STRING_OR_NUMBER, quoteNumber)) : value;
  } catch (cause) {
    throw new AppError('invalid_request', 'body: is not valid JSON', { field: 'body' }, { cause });
  }
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;

function quoteNumber(found: string): string {
  return found.startsWith('"') ? found : `"${found}"`;
}
