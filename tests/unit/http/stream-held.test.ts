import { expect, test } from 'vitest';
import { streamHeld } from '../../../lib/http/stream-held.ts';

const FULL = { code: 'unavailable', status: 503 };
const room = { name: 'test-held', bytesMax: 400_000 };
const bytesOf = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  Buffer.from(await new Response(stream).arrayBuffer());

test('behavior: any number of readers share the bytes, and each piece is a view of them', async () => {
  const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
  const streams = Array.from({ length: 300 }, () => streamHeld(bytes, { ...room, address: '192.0.2.1' }));
  const reader = streams[0]?.getReader();
  expect((await reader?.read())?.value?.buffer).toBe(bytes.buffer);
  await reader?.cancel();
  for (const read of await Promise.all(streams.slice(1).map(bytesOf))) expect(read.equals(bytes)).toBe(true);
});

test('limit: bytes are counted until the last of their readers has read them or is gone', async () => {
  const open = (address: string, bytes = Buffer.alloc(100_000)) => streamHeld(bytes, { ...room, address });
  const mine = Buffer.alloc(100_000);
  const [one, two] = [open('192.0.2.1', mine), open('192.0.2.1', mine)];
  // A quarter is one address's part.
  expect(() => open('192.0.2.1')).toThrowError(expect.objectContaining(FULL));
  const others = ['192.0.2.2', '192.0.2.3', '192.0.2.4'].map((address) => open(address));
  expect(() => open('192.0.2.5')).toThrowError(expect.objectContaining(FULL));

  await bytesOf(one);
  expect(() => open('192.0.2.1')).toThrowError(expect.objectContaining(FULL));
  await two.cancel();
  const next = open('192.0.2.1');
  for (const stream of [next, ...others]) await bytesOf(stream);
  await Promise.all(['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'].map((address) => bytesOf(open(address))));
});

test('behavior: what is larger than an address’s part fits where nothing else of it is on its way', async () => {
  const large = streamHeld(Buffer.alloc(300_000), { ...room, address: '192.0.2.1' });
  expect(() => streamHeld(Buffer.alloc(10), { ...room, address: '192.0.2.1' })).toThrowError(
    expect.objectContaining(FULL),
  );
  expect(await bytesOf(large)).toHaveLength(300_000);
});
