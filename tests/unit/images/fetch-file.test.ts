import { afterEach, expect, test, vi } from 'vitest';
import { fetchFile } from '../../../lib/client/fetch-file.ts';
import { attachment } from '../../../lib/http/attachment.ts';

afterEach(() => vi.unstubAllGlobals());

const answer = (response: Response) => vi.stubGlobal('fetch', async () => response);

test('default: a file comes with the name the server gave it', async () => {
  answer(new Response('bytes', { headers: { 'content-disposition': attachment('ashao-1.png') } }));
  const { blob, name } = await fetchFile('/file');
  expect([await blob.text(), name]).toEqual(['bytes', 'ashao-1.png']);
});

test('error: a refusal is thrown with its words, never saved', async () => {
  const body = { error: 'Too many downloads wait. Try again soon.', code: 'unavailable' };
  answer(Response.json(body, { status: 503, headers: { 'retry-after': '5' } }));
  await expect(fetchFile('/file')).rejects.toMatchObject({
    status: 503,
    code: 'unavailable',
    message: body.error,
    retryAfterSeconds: 5,
  });
});

test('error: no answer, or one that breaks off, is a server that can’t be reached', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await expect(fetchFile('/file')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  answer(new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('broken')) })));
  await expect(fetchFile('/file')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
});
