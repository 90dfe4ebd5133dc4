import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createS3Store } from '../../../lib/files/create-s3-store.ts';
import { testFileStore } from '../../helpers/file-store-contract.ts';
import { type S3Server, startS3Server } from '../../helpers/start-s3-server.ts';

// Megabytes, on a machine that may have other work.
vi.setConfig({ testTimeout: 30_000 });

const QUICK = { timeoutMs: 300, pauseMs: 5 };
const KEY = 'images/img_1/full.webp';
const unavailable = { code: 'unavailable', status: 503 };

let service: S3Server;
beforeAll(async () => {
  service = await startS3Server();
});
afterAll(() => service.stop());

testFileStore(async () => {
  const env = service.takeBucket();
  return { store: createS3Store(env), list: () => service.list(env.bucket) };
});

test('error: an unknown key, a wrong secret and a missing bucket are a failing service, not a missing file', async () => {
  const env = service.takeBucket();
  const wrong = [{ ...env, keyId: 'nobody' }, { ...env, secret: 'guessed' }, service.env];
  for (const store of wrong.map((each) => createS3Store(each, QUICK))) {
    await expect(store.get(KEY)).rejects.toMatchObject(unavailable);
    await expect(store.put(KEY, new Uint8Array(3), 'image/webp')).rejects.toMatchObject(unavailable);
    await expect(store.check()).rejects.toMatchObject(unavailable);
  }
  expect(await service.list(env.bucket)).toEqual([]);
});
