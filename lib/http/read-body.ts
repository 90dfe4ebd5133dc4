import type * as z from 'zod';
import { AppError } from '../errors.ts';
import { parseInput } from './parse-input.ts';

/** What a JSON body may weigh unless an endpoint says otherwise: the longest message in any script fits. */
export const BODY_BYTES_MAX = 256 * 1024;

/**
 * Reads a body up to a limit, counting what arrives: a length header may be absent or a lie.
 * @throws AppError `body_too_large`; `invalid_request` when the body breaks off
 */
export async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array> {
  const length = request.headers.get('content-length');
  if (length !== null) {
    if (Number(length) > bytesMax) throw tooLarge(bytesMax);
    return readWhole(request, bytesMax);
  }
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

/**
 * Reads and checks a JSON body.
 * @throws AppError `body_too_large`, `unsupported_media_type`, `invalid_request` with the field's name
 */
export async function readJson<S extends z.core.$ZodType>(
  request: Request,
  schema: S,
  bytesMax = BODY_BYTES_MAX,
): Promise<z.output<S>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  // A form or text/plain body is what another site can send without asking; JSON makes the browser ask first.
  if (type !== 'application/json' && !type.endsWith('+json')) {
    throw new AppError('unsupported_media_type', 'Send the body as application/json.');
  }
  const bytes = await readBytes(request, bytesMax);
  return parseInput(schema, parseJson(bytes));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('invalid_request', 'body: is not valid JSON', { field: 'body' }, { cause });
  }
}
