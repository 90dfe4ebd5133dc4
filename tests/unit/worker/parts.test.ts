import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ANSWER_CHARS_MAX } from '../../../lib/constants.ts';
import { Backoff } from '../../../worker/src/backoff.ts';
import { fitMessages } from '../../../worker/src/engines/fit-messages.ts';
import { listLlamaPackages } from '../../../worker/src/engines/install-llama.ts';
import { findModelFile } from '../../../worker/src/engines/model-files.ts';
import { ApiError } from '../../../worker/src/errors.ts';
import { AnswerLog } from '../../../worker/src/jobs/answer-log.ts';
import { Meter } from '../../../worker/src/meter.ts';
import { createStatus } from '../../../worker/src/status/status-line.ts';

test('Backoff: a random delay below a cap that doubles from 0.25 s to 15 s', () => {
  const backoff = new Backoff(() => 1);
  expect(Array.from({ length: 8 }, () => backoff.next())).toEqual([
    250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
  ]);
  backoff.reset();
  expect(backoff.next()).toBe(250);
  expect(new Backoff(() => 0).next()).toBe(0);
});

test('Backoff: never less than Retry-After asks', () => {
  const error = new ApiError({ status: 429, code: 'rate_limited', message: '', position: null, retryAfterSeconds: 7 });
  expect(new Backoff(() => 0.5).next(error)).toBe(7_000);
});

test('Meter: tokens a second of working time, not of idle time', () => {
  let now = 0;
  const meter = new Meter(() => now);
  expect(meter.rate).toBe(0);
  meter.start();
  for (let token = 0; token < 20; token += 1) {
    now += 100;
    meter.addToken();
  }
  meter.stop();
  const measured = meter.rate;
  expect(measured).toBeCloseTo(10, 0);
  now += 60_000;
  expect(meter.rate).toBe(measured);
});

test('Meter: an old speed fades', () => {
  let now = 0;
  const meter = new Meter(() => now);
  const work = (seconds: number, tokensPerSecond: number) => {
    for (let token = 0; token < seconds * tokensPerSecond; token += 1) {
      now += 1_000 / tokensPerSecond;
      meter.addToken();
    }
  };
  meter.start();
  work(60, 10);
  work(120, 50);
  expect(meter.rate).toBeGreaterThan(45);
});

test('AnswerLog: any part of the text can be sent again, in the pieces it had', () => {
  const log = new AnswerLog();
  for (const piece of ['Hel', 'lo', '', ' 👋', '!']) log.add(piece);
  expect(log.length).toBe(9);
  expect(log.takeFrom(0, 100)).toEqual(['Hel', 'lo', ' 👋', '!']);
  expect(log.takeFrom(4, 100)).toEqual(['o', ' 👋', '!']);
  for (let position = 0; position < log.length; position += 1) {
    for (const charsMax of [1, 2, 4, 100]) {
      const values = log.takeFrom(position, charsMax);
      expect(values.join('')).toBe('Hello 👋!'.slice(position, position + charsMax));
    }
  }
});

test('AnswerLog: takes no NUL, and no more than the server keeps', () => {
  const log = new AnswerLog();
  log.add('a\0b');
  expect(log.takeFrom(0, 100)).toEqual(['ab']);
  expect(log.add('x'.repeat(ANSWER_CHARS_MAX))).toBe(false);
  expect(log.length).toBe(ANSWER_CHARS_MAX);
  expect(log.takeFrom(0, ANSWER_CHARS_MAX).every((value) => value.length <= 20_000)).toBe(true);
});

const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length;

test('fitMessages: drops the oldest, keeps the system message and the newest', () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');
  const messages = [
    { role: 'system' as const, content: 'Be brief.' },
    { role: 'user' as const, content: `old ${words(50)}` },
    { role: 'assistant' as const, content: `reply ${words(20)}` },
    { role: 'user' as const, content: 'newest' },
  ];
  expect(fitMessages(messages, 200, countWords)).toEqual(messages);
  expect(fitMessages(messages, 80, countWords).map(({ content }) => content.split(' ')[0])).toEqual([
    'Be',
    'reply',
    'newest',
  ]);
  expect(fitMessages(messages, 40, countWords).map(({ role }) => role)).toEqual(['system', 'user']);
});

test('fitMessages: a newest message too long by itself loses its middle', () => {
  const content = `Summarise this: ${'word '.repeat(500)} in one line`;
  const [fitted] = fitMessages([{ role: 'user', content }], 60, countWords);
  expect(fitted?.content).toMatch(/^Summarise this:[\s\S]*…[\s\S]*in one line$/);
  expect(countWords(fitted?.content ?? '')).toBeLessThanOrEqual(48);
});

test('fitMessages: neighbours of one role become one message', () => {
  const user = (content: string) => ({ role: 'user' as const, content });
  expect(fitMessages([user('a'), user('b')], 100, countWords)).toEqual([user('a\n\nb')]);
});

test('listLlamaPackages: one binary for each platform, CUDA beside it where there is an NVIDIA driver', () => {
  expect(listLlamaPackages('1.2.3', { platform: 'linux', arch: 'x64', nvidia: false })).toEqual([
    'node-llama-cpp@1.2.3',
    '@node-llama-cpp/linux-x64@1.2.3',
  ]);
  expect(listLlamaPackages('1.2.3', { platform: 'win32', arch: 'x64', nvidia: true })).toContain(
    '@node-llama-cpp/win-x64-cuda@1.2.3',
  );
  expect(listLlamaPackages('1.2.3', { platform: 'darwin', arch: 'arm64', nvidia: true })).toEqual([
    'node-llama-cpp@1.2.3',
    '@node-llama-cpp/mac-arm64-metal@1.2.3',
  ]);
  expect(() => listLlamaPackages('1.2.3', { platform: 'aix', arch: 'ppc64', nvidia: false })).toThrow('aix ppc64');
});

test('findModelFile: the newest complete GGUF file, of a split model its first part', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ashao-models-'));
  try {
    expect(await findModelFile(path.join(folder, 'absent'))).toBeNull();
    const write = async (name: string, content: string, second: number) => {
      await writeFile(path.join(folder, name), content);
      await utimes(path.join(folder, name), second, second);
    };
    await write('broken.gguf', 'GGU', 400);
    await write('loading.gguf.ipull', 'GGUF', 500);
    await mkdir(path.join(folder, 'folder.gguf'));
    expect(await findModelFile(folder)).toBeNull();
    await write('old.gguf', 'GGUF…', 100);
    await write('new-00001-of-00002.gguf', 'GGUF…', 200);
    await write('new-00002-of-00002.gguf', 'GGUF…', 300);
    expect(await findModelFile(folder)).toBe(path.join(folder, 'new-00001-of-00002.gguf'));
  } finally {
    await rm(folder, { recursive: true });
  }
});

function createOutput(isTTY: boolean) {
  const written: string[] = [];
  return { output: { isTTY, columns: 200, write: (text: string) => written.push(text) }, written };
}
const registered = {
  event: 'registered',
  workerId: 'wrk_1',
  server: 'http://x',
  engine: 'E',
  model: 'M',
  tiers: ['pro'],
} as const;
const done = { event: 'job-done', jobId: 'job_1', tokens: 12, tokensPerSecond: 20, earned: 10.5 } as const;

test('status: plain lines where there is no terminal', () => {
  const { output, written } = createOutput(false);
  const { report } = createStatus({ output, json: false, tokensPerSecond: () => 0 });
  report(registered);
  report(done);
  expect(written.join('')).toBe(
    'Connected to http://x as wrk_1, serving pro with M (E).\njob_1: done, 12 tokens at 20 a second, earned 10.5 credits.\n',
  );
});

test('status: on a terminal one line is rewritten with the totals', () => {
  const { output, written } = createOutput(true);
  const { report, close } = createStatus({ output, json: false, tokensPerSecond: () => 21.5 });
  report(registered);
  report({ event: 'job-started', jobId: 'job_1', tier: 'pro', attempt: 1 });
  expect(written.at(-1)).toBe('\r\u001B[2K1 running · 0 done · 21.5 tok/s · 0 credits · M (E) · http://x');
  report(done);
  expect(written.at(-1)).toContain('waiting for jobs · 1 done · 21.5 tok/s · 10.5 credits');
  report({ event: 'connection-lost', reason: 'refused' });
  expect(written.at(-1)).toContain('offline');
  close();
});

test('status: with json every line is an object', () => {
  const { output, written } = createOutput(true);
  const { report, print } = createStatus({ output, json: true, tokensPerSecond: () => 0 });
  report(done);
  print('a note');
  expect(written.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining(done),
    { event: 'note', text: 'a note' },
  ]);
});
