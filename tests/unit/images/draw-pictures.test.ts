import { afterEach, expect, test, vi } from 'vitest';
import { drawPictures } from '../../../lib/client/images-api.ts';
import { shownAccount } from '../../../lib/client/shown-account.ts';

const { read } = shownAccount;
afterEach(() => {
  vi.unstubAllGlobals();
  shownAccount.read = read;
});

const ORDER = {
  wish: { prompt: 'A boat', style: 'None', aspect: 'Square', nsfw: false },
  count: 3,
  idempotencyKey: 'key',
} as const;

/** A server that accepts everything. @returns the keys of what it was asked for */
function acceptAll(onRequest: (asked: number) => void = () => {}): string[] {
  const keys: string[] = [];
  vi.stubGlobal('fetch', async (_path: string, { headers }: { headers: Record<string, string> }) => {
    keys.push(headers['idempotency-key'] ?? '');
    onRequest(keys.length);
    const image = { id: `img_${keys.length}`, url: null, prompt: 'A boat' };
    return Response.json({ jobId: `job_${keys.length}`, image }, { status: 202 });
  });
  return keys;
}

test('default: each picture is a request of its own, with a key of its own', async () => {
  const keys = acceptAll();
  const accepted: string[] = [];
  expect(await drawPictures(ORDER, ({ image }) => accepted.push(image.id))).toBe(3);
  expect(keys).toEqual(['key-0', 'key-1', 'key-2']);
  expect(accepted).toEqual(['img_1', 'img_2', 'img_3']);
});

test('security: whoever follows in the tab is asked to pay for none of the rest', async () => {
  shownAccount.read = () => 'user_1';
  const keys = acceptAll((asked) => {
    if (asked === 2) shownAccount.read = () => 'user_2';
  });
  expect(await drawPictures(ORDER, () => {})).toBe(2);
  expect(keys).toEqual(['key-0', 'key-1']);
});
