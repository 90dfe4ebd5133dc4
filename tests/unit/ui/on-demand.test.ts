import { expect, test } from 'vitest';
import { onDemand } from '../../../components/ui/on-demand.ts';

test('default: fetched once, however many ask', async () => {
  let fetches = 0;
  const source = onDemand(async () => {
    fetches += 1;
    return 'panel';
  });
  expect(source.peek()).toBe(null);
  expect(await Promise.all([source.load(), source.load()])).toEqual(['panel', 'panel']);
  expect(await source.load()).toBe('panel');
  expect(source.peek()).toBe('panel');
  expect(fetches).toBe(1);
});

test('error: a failure is told, and the next call tries again', async () => {
  const answers = [Promise.reject(new Error('offline')), Promise.resolve('panel')];
  const source = onDemand(() => answers.shift() ?? Promise.reject(new Error('asked too often')));
  await expect(source.load()).rejects.toThrow('offline');
  expect(source.peek()).toBe(null);
  expect(await source.load()).toBe('panel');
});
