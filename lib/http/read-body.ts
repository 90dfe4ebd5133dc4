import type * as z from 'zod';
import { AppError } from '../errors.ts';
import { shared } from '../shared.ts';
import { parseInput } from './parse-input.ts';

/** What a JSON body may weigh unless an endpoint says otherwise: the longest message in any script fits. */
export const BODY_BYTES_MAX = 256 * 1024;

type BytesOptions = {
  /** When the body must have arrived; left out, when the server gives up on a request. */
  secondsMax?: number;
  /** Large bodies of this name may take only so much room together, so that they leave some to all others. */
  share?: { name: string; bytesMax: number };
};

/**
 * Reads a body up to a limit, counting what arrives: a length header may be absent or a lie.
 * @throws AppError `body_too_large`; `invalid_request` when the body breaks off; `unavailable` when too many large ones
 *   are on their way; `request_timeout`
 */
export async function readBytes(
  request: Request,
  bytesMax: number,
  { secondsMax, share }: BytesOptions = {},
): Promise<Uint8Array> {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > bytesMax) throw tooLarge(bytesMax);
  // What is no number must not be counted: added to the sum of all, it would make that none either.
  const large = length !== null && /^\d+$/.test(length) ? Number(length) : bytesMax;
  const read = () => within(secondsMax, readUpTo(request, length, bytesMax));
  if (large <= BODY_BYTES_MAX) return read();
  const inRoom = () => withRoom('all', LARGE_BYTES_MAX, large, read);
  return share ? withRoom(share.name, share.bytesMax, large, inRoom) : inRoom();
}

/**
 * Gives up on a body that takes too long. What has come of it is let go soon after: the Node adapter closes the connection
 * of a request that was answered before its end.
 * @throws AppError `request_timeout`
 */
async function within(secondsMax: number | undefined, reading: Promise<Uint8Array>): Promise<Uint8Array> {
  if (secondsMax === undefined) return reading;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new AppError('request_timeout', `The body must arrive within ${secondsMax} seconds.`);
    timer = setTimeout(() => reject(error), secondsMax * 1000);
  });
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
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
const rooms = () => shared('large-bodies', () => new Map<string, number>());

/**
 * Keeps room for a large body while it arrives: anybody may send one as slowly as they like, and each is held in memory.
 * @throws AppError `unavailable`
 */
async function withRoom<T>(name: string, bytesMax: number, bytes: number, read: () => Promise<T>): Promise<T> {
  const taken = () => rooms().get(name) ?? 0;
  if (taken() + bytes > bytesMax) {
    throw new AppError('unavailable', 'Too many large requests are arriving. Try again.', { retryAfterSeconds: 5 });
  }
  rooms().set(name, taken() + bytes);
  try {
    return await read();
  } finally {
    rooms().set(name, taken() - bytes);
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
