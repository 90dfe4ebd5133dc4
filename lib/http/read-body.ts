import type { z } from 'zod';
import { AppError } from '../errors.ts';
import { parseInput } from './parse-input.ts';

/** What a JSON body may weigh unless an endpoint says otherwise: the longest message in any script fits. */
export const BODY_BYTES_MAX = 256 * 1024;

/**
 * Reads a body up to a limit, counting what arrives: a length header may be absent or a lie.
 * @throws AppError `body_too_large`
 */
export async function readBytes(request: Request, bytesMax: number): Promise<Uint8Array> {
  const tooLarge = () => new AppError('body_too_large', `The body may have at most ${bytesMax} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > bytesMax) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > bytesMax) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/**
 * Reads and checks a JSON body.
 * @throws AppError `body_too_large`, `unsupported_media_type`, `invalid_request` with the field's name
 */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
  bytesMax = BODY_BYTES_MAX,
): Promise<z.infer<S>> {
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
