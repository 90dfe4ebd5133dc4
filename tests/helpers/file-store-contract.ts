import { expect, test } from 'vitest';
import type { FileStore } from '../../lib/files/file-store.ts';

export type StoreUnderTest = {
  readonly store: FileStore;
  /** Everything that lies in it, drafts included. */
  list(): Promise<string[]>;
};

const text = (value: string) => new TextEncoder().encode(value);

async function readStored(store: FileStore, key: string): Promise<string | null> {
  const file = await store.get(key);
  return file === null ? null : new Response(file.stream).text();
}

/** What every driver promises. `open` is called once for each test and gives an empty store. */
export function testFileStore(open: () => Promise<StoreUnderTest>): void {
  test('default: what is put is got, with its type and size', async () => {
    const { store } = await open();
    await store.put('images/img_1/full.webp', text('picture'), 'image/webp');
    const file = await store.get('images/img_1/full.webp');
    expect(file).toMatchObject({ size: 7, type: 'image/webp' });
    expect(await new Response(file?.stream).text()).toBe('picture');
  });

  test('behavior: what is not there is null, under a file’s name as well', async () => {
    const { store } = await open();
    expect(await store.get('images/img_1/full.webp')).toBeNull();
    await store.put('images/a.webp', text('x'), 'image/webp');
    expect(await store.get('images/b.webp')).toBeNull();
  });

  test('behavior: a second put replaces the first', async () => {
    const { store } = await open();
    await store.put('images/img_1/full.webp', text('a longer first one'), 'image/webp');
    await store.put('images/img_1/full.webp', text('second'), 'image/webp');
    expect(await readStored(store, 'images/img_1/full.webp')).toBe('second');
  });

  test('behavior: of puts at the same time one wins as a whole, and nothing else is left', async () => {
    const { store, list } = await open();
    const versions = Array.from({ length: 8 }, (_, index) => String(index).repeat(200_000));
    await Promise.all(versions.map((version) => store.put('images/img_1/full.webp', text(version), 'image/webp')));
    expect(versions).toContain(await readStored(store, 'images/img_1/full.webp'));
    expect(await list()).toEqual(['images/img_1/full.webp']);
  });

  test('behavior: all under a prefix goes, and its neighbours stay', async () => {
    const { store, list } = await open();
    for (const key of ['images/img_1/full.webp', 'images/img_1/thumb.avif', 'images/img_12/full.webp', 'images/x.png'])
      await store.put(key, text('x'), typeFor(key));
    await store.removeAll('images/img_1');
    expect((await list()).sort()).toEqual(['images/img_12/full.webp', 'images/x.png']);
    await store.removeAll('images/x.png');
    await store.removeAll('images/img_1');
    expect(await list()).toEqual(['images/img_12/full.webp']);
    expect(await store.get('images/img_1/full.webp')).toBeNull();
  });

  test('behavior: a file of 20 MB comes back byte for byte, and a reader may go away before its end', async () => {
    const { store } = await open();
    const bytes = new Uint8Array(20_000_000).map((_, index) => (index * 31) >> 3);
    await store.put('images/large.png', bytes, 'image/png');
    const file = await store.get('images/large.png');
    expect(file?.size).toBe(bytes.length);
    expect(Buffer.from(await new Response(file?.stream).arrayBuffer()).equals(bytes)).toBe(true);
    const left = (await store.get('images/large.png'))?.stream.getReader();
    await left?.read();
    await left?.cancel();
    await store.removeAll('images/large.png');
    expect(await store.get('images/large.png')).toBeNull();
  });

  test('behavior: an empty file is a file', async () => {
    const { store } = await open();
    await store.put('images/empty.jpg', new Uint8Array(), 'image/jpeg');
    expect(await readStored(store, 'images/empty.jpg')).toBe('');
  });

  test('behavior: a check of a store that works leaves nothing behind', async () => {
    const { store, list } = await open();
    await store.check();
    expect(await list()).toEqual([]);
  });

  const STRANGE = [
    '../outside.webp',
    'images/../../outside.webp',
    '/etc/passwd.webp',
    'images//x.webp',
    'images/./x.webp',
    'images/.drafts/x.webp',
    'images\\..\\x.webp',
    'images/x.webp\0.png',
    'images/x%2f..%2fy.webp',
    'images/x?y.webp',
    'images/x.webp/',
    'images/Ünicode.webp',
    `${'a/'.repeat(120)}x.webp`,
    '',
  ];
  test.each(STRANGE)('error: the key %j is refused everywhere', async (key) => {
    const { store, list } = await open();
    await expect(store.put(key, text('x'), 'image/webp')).rejects.toThrow();
    await expect(store.get(key)).rejects.toThrow();
    await expect(store.removeAll(key)).rejects.toThrow();
    expect(await list()).toEqual([]);
  });

  test('error: a file is not stored under a name of another type, or of none', async () => {
    const { store } = await open();
    await expect(store.put('images/x.png', text('x'), 'image/webp')).rejects.toThrow('image/webp');
    await expect(store.put('images/html', text('x'), 'image/webp')).rejects.toThrow('ends in');
    await expect(store.get('images/x.html')).rejects.toThrow('ends in');
  });
}

function typeFor(key: string): 'image/webp' | 'image/avif' | 'image/png' {
  if (key.endsWith('.avif')) return 'image/avif';
  return key.endsWith('.png') ? 'image/png' : 'image/webp';
}
