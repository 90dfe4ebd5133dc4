import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { S3Env } from '../files-env.ts';

export type S3Timing = {
  /** Until an answer begins, for each attempt; what is sent has its time beside. */
  readonly timeoutMs: number;
  /** The first pause before trying again; each next one is twice as long. */
  readonly pauseMs: number;
};

type S3Request = {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly body?: Uint8Array;
  readonly type?: string;
};

/** Every request of ours may be sent twice: a put has the whole file, a delete of nothing is one too. */
const ATTEMPTS = 3;
/** The slowest way to a service that is still waited for: 200 kB a second. */
const BYTES_PER_MS = 200;

/**
 * Sends one signed request (AWS Signature Version 4) and tries again where that may help. The signature covers the body, so
 * that a plain http:// endpoint can't be handed other bytes on the way.
 *
 * @returns any answer below 500 except 429; a 4xx is for the caller to read
 * @throws Error when all attempts failed
 */
export async function sendS3(env: S3Env, request: S3Request, timing: S3Timing): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await sendOnce(env, request, timing.timeoutMs);
      if (response.status < 500 && response.status !== 429) return response;
      throw await describeRefusal(request.method, response);
    } catch (error) {
      if (attempt >= ATTEMPTS) throw error;
    }
    // Spread, so that requests which failed together don't come back together.
    await sleep(timing.pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
  }
}

async function sendOnce(env: S3Env, { method, url, body, type }: S3Request, timeoutMs: number): Promise<Response> {
  const bytes = body ?? new Uint8Array();
  const signed = await new AwsV4Signer({
    method,
    url: url.href,
    headers: {
      'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
      ...(type === undefined ? {} : { 'content-type': type }),
    },
    accessKeyId: env.keyId,
    secretAccessKey: env.secret,
    region: env.region,
    service: 's3',
  }).sign();
  const abort = new AbortController();
  const limit = timeoutMs + bytes.length / BYTES_PER_MS;
  const timer = setTimeout(() => abort.abort(new Error(`No answer within ${limit} ms`)), limit);
  try {
    return await fetch(signed.url, {
      method,
      headers: signed.headers,
      // A redirect would carry the signature to another host.
      redirect: 'error',
      signal: abort.signal,
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
  } finally {
    clearTimeout(timer);
  }
}

/** Status and the service's own code, such as SignatureDoesNotMatch: for the log. */
export async function describeRefusal(method: string, response: Response): Promise<Error> {
  const text = await response.text().catch(() => '');
  const code = /<Code>(\w{1,60})<\/Code>/.exec(text)?.[1] ?? 'no code';
  return Object.assign(new Error(`The file service answered ${method} with ${response.status} ${code}`), { code });
}
