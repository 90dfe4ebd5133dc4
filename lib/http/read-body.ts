import type * as z from 'zod';
import { AppError } from '../errors.ts';
import { clientAddress } from './client-address.ts';
import { enterRoom, type Place } from './enter-room.ts';
import { parseInput } from './parse-input.ts';
import { LARGE_BODIES_BYTES_MAX, LARGE_BODY_SECONDS_MAX } from './transfer-limits.ts';

/** What a JSON body may weigh unless an endpoint says otherwise: the longest message in any script fits. */
export const BODY_BYTES_MAX = 256 * 1024;

type BytesOptions = {
  /** When the body must have arrived; left out, when the server gives up on a small one, and LARGE_BODY_SECONDS_MAX for others. */
  secondsMax?: number;
  /** Where large bodies are counted while they arrive, and whose this one is; left out, with all others of its sender's address. */
  room?: { name: string; bytesMax: number; key: string };
};

/**
 * Reads a body up to a limit, counting what arrives: a length header may be absent or a lie.
 * @throws AppError `body_too_large`; `invalid_request` when the body breaks off; `unavailable` when too much of large ones
 *   is held at once; `request_timeout`
 */
export async function readBytes(
  request: Request,
  bytesMax: number,
  { secondsMax, room }: BytesOptions = {},
): Promise<Uint8Array> {
  const length = request.headers.get('content-length');
  if (length !== null && Number(length) > bytesMax) throw tooLarge(bytesMax);
  const bytesSaid = length !== null && /^\d+$/.test(length) ? Number(length) : bytesMax;
  if (bytesSaid <= BODY_BYTES_MAX) {
    return within(
      secondsMax,
      length === null ? readPieces(request, { bytesMax, bytesSaid }) : readWhole(request, bytesMax),
    );
  }
  const {
    name,
    bytesMax: roomBytes,
    key,
  } = room ?? {
    name: 'large-bodies',
    bytesMax: LARGE_BODIES_BYTES_MAX,
    key: clientAddress(request),
  };
  const place = enterRoom({ name, bytesMax: roomBytes, key, oneBytesMax: bytesMax });
  try {
    const reading = readPieces(request, { bytesMax, bytesSaid, place });
    return await within(secondsMax ?? LARGE_BODY_SECONDS_MAX, reading);
  } finally {
    place.leave();
  }
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

/**
 * Reads a body into one buffer that grows with it. Its room is taken for what has arrived, not for what was said: a length
 * costs its sender nothing. And not as a list of its pieces, as those of a byte each would weigh a hundred times as much.
 */
async function readPieces(
  request: Request,
  { bytesMax, bytesSaid, place }: { bytesMax: number; bytesSaid: number; place?: Place },
): Promise<Uint8Array> {
  let held = Buffer.alloc(0);
  let size = 0;
  try {
    for await (const piece of request.body?.values({ preventCancel: true }) ?? []) {
      const end = size + piece.byteLength;
      if (end > bytesMax) throw tooLarge(bytesMax);
      place?.take(piece.byteLength);
      if (end > held.byteLength) {
        const larger = Math.max(end, Math.min(held.byteLength * 2, bytesSaid));
        const before = held;
        held = Buffer.alloc(larger);
        held.set(before);
      }
      held.set(piece, size);
      size = end;
    }
  } catch (cause) {
    if (!(cause instanceof AppError)) throw brokeOff(cause);
    // Where room was short, the rest is let pass unheld for the moment that the adapter allows: its sender can read the answer then.
    if (cause.code === 'unavailable') request.body?.pipeTo(new WritableStream()).catch(() => undefined);
    throw cause;
  }
  return held.subarray(0, size);
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
