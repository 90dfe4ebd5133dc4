import { randomBytes } from 'node:crypto';
import { hasCode } from '../db/has-code.ts';
import type { S3Env } from '../files-env.ts';
import { checkPrefix, checkType, typeOfKey } from './check-key.ts';
import type { FileStore, FileType } from './file-store.ts';
import { limitSilence } from './limit-silence.ts';
import { describeRefusal, type S3Timing, sendS3 } from './send-s3.ts';
import { toUnavailable } from './to-unavailable.ts';

const TIMING: S3Timing = { timeoutMs: 15_000, pauseMs: 200 };
/** Deletes under way at once. */
const DELETES_AT_ONCE = 8;

/** Files in a bucket of an S3-compatible service. A put is all or nothing there; what is deleted twice was deleted. */
export function createS3Store(env: S3Env, timing: S3Timing = TIMING): FileStore {
  const base = makeBase(env);
  const place = (key: string) => new URL(`${base}/${key}`);

  async function remove(key: string): Promise<void> {
    const response = await sendS3(env, { method: 'DELETE', url: place(key) }, timing);
    if (!response.ok && response.status !== 404) throw await describeRefusal('DELETE', response);
    await response.body?.cancel();
  }

  /** Keys are of our own making (see checkPrefix), so the XML has no escapes in them. */
  async function listPage(folder: string, after: string): Promise<string[]> {
    // Without a slash at its end, as the SDKs name a bucket: a service may sign the address in its own spelling.
    const url = new URL(base);
    url.search = String(new URLSearchParams({ 'list-type': '2', prefix: `${folder}/`, 'start-after': after }));
    const response = await sendS3(env, { method: 'GET', url }, timing);
    if (!response.ok) throw await describeRefusal('GET', response);
    const text = await new Response(response.body && limitSilence(response.body, timing.timeoutMs)).text();
    return [...text.matchAll(/<Key>([^<]+)<\/Key>/g)].map(([, key = '']) => key);
  }

  async function put(key: string, bytes: Uint8Array, type: FileType): Promise<void> {
    const response = await sendS3(env, { method: 'PUT', url: place(key), body: bytes, type }, timing);
    if (!response.ok) throw await describeRefusal('PUT', response);
    await response.body?.cancel();
  }

  async function removeAll(prefix: string): Promise<void> {
    await remove(prefix);
    let last = '';
    for (let keys = await listPage(prefix, last); keys.length > 0; keys = await listPage(prefix, last)) {
      for (let at = 0; at < keys.length; at += DELETES_AT_ONCE)
        await Promise.all(keys.slice(at, at + DELETES_AT_ONCE).map(remove));
      last = keys.at(-1) ?? last;
    }
  }

  return {
    async put(key, bytes, type) {
      checkType(key, type);
      await put(key, bytes, type).catch(fail);
    },
    async get(key) {
      const type = typeOfKey(key);
      const response = await sendS3(env, { method: 'GET', url: place(key) }, timing).catch(fail);
      if (!response.ok) {
        const error = await describeRefusal('GET', response);
        // A missing bucket is a 404 as well, and a mistake in the settings.
        return response.status === 404 && !hasCode(error, 'NoSuchBucket') ? null : fail(error);
      }
      const size = Number(response.headers.get('content-length'));
      const stream = response.body ?? new Blob([]).stream();
      return { stream: limitSilence(stream, timing.timeoutMs), size, type };
    },
    async removeAll(prefix) {
      checkPrefix(prefix);
      await removeAll(prefix).catch(fail);
    },
    async check() {
      const key = `check/${randomBytes(6).toString('hex')}.png`;
      await put(key, new Uint8Array(1), 'image/png').catch(fail);
      await remove(key).catch(fail);
    },
  };
}

function makeBase({ endpoint, bucket, pathStyle }: S3Env): string {
  const url = new URL(endpoint);
  if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`;
  const folder = url.pathname.replace(/\/+$/, '');
  return url.origin + folder + (pathStyle ? `/${bucket}` : '');
}

function fail(error: unknown): never {
  throw toUnavailable(error);
}
