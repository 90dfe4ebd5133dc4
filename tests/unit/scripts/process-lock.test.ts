import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { acquireLock, isLockHolder } from '../../../scripts/lib/process-lock.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ashao-lock-'));
  file = path.join(folder, 'test.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('default: one of many that ask at once gets it, the others learn who', async () => {
  const results = await Promise.all(Array.from({ length: 20 }, () => acquireLock(file)));
  const holders = results.filter(isLockHolder);
  expect(holders).toHaveLength(19);
  expect(new Set(holders.map(({ pid }) => pid))).toEqual(new Set([process.pid]));
});

test('behavior: a holder that died is replaced, once', async () => {
  await writeFile(file, JSON.stringify({ pid: 2 ** 30 }));
  const results = await Promise.all(Array.from({ length: 20 }, () => acquireLock(file)));
  expect(results.filter((result) => !isLockHolder(result))).toHaveLength(1);
});

test('behavior: a later process with the same id is not the holder', async () => {
  await writeFile(file, JSON.stringify({ pid: process.pid, startTime: 'another time' }));
  const result = await acquireLock(file);
  expect(isLockHolder(result)).toBe(process.platform === 'win32');
});

test('behavior: the note is seen by others, and a released lock is free', async () => {
  const lock = await acquireLock(file);
  if (isLockHolder(lock)) throw new Error('the lock was taken');
  await lock.setNote('http://localhost:3000');
  expect(await acquireLock(file)).toMatchObject({ pid: process.pid, note: 'http://localhost:3000' });
  await lock.release();
  expect(isLockHolder(await acquireLock(file))).toBe(false);
});
