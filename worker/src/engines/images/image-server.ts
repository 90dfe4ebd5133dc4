import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { z } from 'zod';
import { describeError, EngineError } from '../../errors.ts';
import { readServerError } from './read-server-error.ts';

/** A server that draws. `key` may be `user:password`, as AUTOMATIC1111's `--api-auth` wants it. */
export type ImageServer = { baseUrl: string; key: string | null };

/** A picture of 4,096 × 4,096 pixels, uncompressed and in base64, with room to spare. */
const ANSWER_BYTES_MAX = 100_000_000;

type Answer = { status: number; bytes: Buffer };

export function createAuthorization({ key }: ImageServer): Record<string, string> {
  if (key === null) return {};
  const isPair = /^[^:]+:[^:]+$/.test(key);
  return { Authorization: isPair ? `Basic ${Buffer.from(key).toString('base64')}` : `Bearer ${key}` };
}

/**
 * Calls an image server: POST with a body, else GET. Not by `fetch`, which gives up after five minutes without an answer;
 * a picture on a processor takes longer, and the answer begins when it is done.
 * @throws {EngineError} no connection, or an error answer; `signal.reason` when stopped
 */
export async function callImageServer(
  server: ImageServer,
  path: string,
  { body, signal }: { body?: object; signal: AbortSignal },
): Promise<Buffer> {
  const { host } = new URL(server.baseUrl);
  const { status, bytes } = await send(server, path, body, signal).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error instanceof EngineError ? error : new EngineError(`${host}: ${describeError(error)}`, { cause: error });
  });
  if (status >= 200 && status < 300) return bytes;
  throw readServerError({ host, status, text: bytes.toString() });
}

/**
 * The same for an answer in JSON.
 * @throws {EngineError} also for an answer that is none, or of another shape
 */
export async function askImageServer<T>(
  server: ImageServer,
  path: string,
  { schema, ...options }: { schema: z.ZodType<T>; body?: object; signal: AbortSignal },
): Promise<T> {
  const bytes = await callImageServer(server, path, options);
  try {
    return schema.parse(JSON.parse(bytes.toString()));
  } catch (error) {
    const { host } = new URL(server.baseUrl);
    throw new EngineError(`${host} answered ${path.split('?')[0]} with something unexpected`, { cause: error });
  }
}

function send(server: ImageServer, path: string, body: object | undefined, signal: AbortSignal): Promise<Answer> {
  const url = new URL(`${server.baseUrl}${path}`);
  const content = body === undefined ? null : JSON.stringify(body);
  const type =
    content === null ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(content) };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method: content === null ? 'GET' : 'POST', headers: { ...createAuthorization(server), ...type }, signal },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          size += chunk.length;
          if (size > ANSWER_BYTES_MAX) outgoing.destroy(new EngineError('the image server answers without end'));
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) }));
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(content ?? undefined);
  });
}
