import { expect, test } from 'vitest';
import { UsageError } from '../../../worker/src/errors.ts';
import { createHelp } from '../../../worker/src/help.ts';
import { OPTION_TABLE } from '../../../worker/src/option-table.ts';
import { type Options, readOptions } from '../../../worker/src/options.ts';

const read = (args: string[], env: Record<string, string> = {}): Options => {
  const options = readOptions(args, { NODE_ENV: 'test', ASHAO_WORKER_KEY: 'ashao_wk_1', ...env });
  if (typeof options === 'string') throw new Error(options);
  return options;
};

test('default: needs nothing but a key', () => {
  expect(read([])).toMatchObject({
    server: 'http://localhost:3000',
    engine: 'auto',
    type: 'native',
    wait: 60,
    once: false,
  });
  expect(read([]).tiers).toBeUndefined();
});

test('behavior: a flag wins over the environment, and an empty variable is none', () => {
  const env = { ASHAO_SERVER: 'https://env.example', ASHAO_WORKER_TIERS: 'max', ASHAO_WORKER_CONCURRENCY: '' };
  const options = read(['--server', 'https://flag.example/', '--base-url', 'http://localhost:11434'], env);
  expect(options).toMatchObject({
    server: 'https://flag.example',
    tiers: ['max'],
    'base-url': 'http://localhost:11434/v1',
  });
  expect(options.concurrency).toBeUndefined();
});

test('behavior: reads lists, numbers and flags', () => {
  const options = read(['--tiers', 'pro, max', '--concurrency', '3', '--once', '--wait', '0.5', '--json']);
  expect(options).toMatchObject({ tiers: ['pro', 'max'], concurrency: 3, once: true, wait: 0.5, json: true });
});

test('behavior: image options are read from the environment as the others are', () => {
  const env = { ASHAO_IMAGE_ENGINE: 'comfyui', ASHAO_IMAGE_BASE_URL: 'http://gpu:8188/', ASHAO_IMAGE_STEPS: '30' };
  expect(read([])).toMatchObject({ 'image-engine': 'auto' });
  expect(read([], env)).toMatchObject({
    'image-engine': 'comfyui',
    'image-base-url': 'http://gpu:8188',
    'image-steps': 30,
  });
  expect(read(['--image-engine', 'off'], env)['image-engine']).toBe('off');
});

test.each([
  [['--image-engine', 'midjourney'], '--image-engine'],
  [['--engine', 'off', '--image-engine', 'off'], 'nothing to do'],
  [['--tiers', 'ultra'], '--tiers'],
  [['--concurrency', '0'], '--concurrency'],
  [['--concurrency', 'many'], '--concurrency'],
  [['--server', 'ftp://x'], '--server'],
  [['--nonsense'], 'nonsense'],
  [['left-over'], 'left-over'],
])('error: %s', (args, named) => {
  expect(() => read(args)).toThrow(UsageError);
  expect(() => read(args)).toThrow(named);
});

test('error: every problem is named at once', () => {
  expect(() => readOptions(['--engine', 'magic', '--gpu', 'maybe'], { NODE_ENV: 'test' })).toThrow(
    /--key: is missing[\s\S]*--engine[\s\S]*--gpu/,
  );
});

test('behavior: the help lists every option and fits a terminal', () => {
  for (const name of Object.keys(OPTION_TABLE)) expect(createHelp()).toContain(`--${name}`);
  for (const line of createHelp().split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  expect(readOptions(['--help'], { NODE_ENV: 'test' })).toBe('help');
});
