import { expect, test } from 'vitest';
import { countLines, isLong } from '../../../components/chat/count-lines.ts';
import { estimateHeight } from '../../../components/chat/estimate-height.ts';
import { isNewsOfQueue } from '../../../components/chat/is-news-of-queue.ts';
import { listFacts } from '../../../components/chat/list-facts.ts';
import { toTemporaryMessages } from '../../../components/chat/to-temporary-messages.ts';
import { waitingAnswer } from '../../../components/chat/waiting-answer.ts';
import type { Message } from '../../../lib/chat/schemas.ts';
import { TEMPORARY_MESSAGES_MAX } from '../../../lib/constants.ts';

const answer = waitingAnswer({ id: 'a', parentId: 'q', createdAt: '', jobId: 'job', tier: 'pro', free: false });
const job = answer.job as NonNullable<Message['job']>;
const question: Message = { ...answer, id: 'q', parentId: null, role: 'user', content: 'hello', job: null };

test('what an answer cost is never "0 credits"', () => {
  const done = { ...job, status: 'done' as const, tokens: 6, tokensPerSecond: 31.6, workerType: 'native' as const };
  expect(listFacts({ ...done, charged: 10 }, 'text')).toEqual([
    '10 credits',
    '6 tokens',
    '32 tok/s',
    'Pro',
    'native worker',
  ]);
  expect(listFacts({ ...done, free: true }, 'text')[0]).toBe('free');
  expect(listFacts({ ...job, status: 'cancelled', stopped: true }, '')).toEqual([
    'Stopped before it began',
    'nothing charged',
    'Pro',
  ]);
});

test('a place in the queue is said again when it has changed by much', () => {
  const at = (position: number, workers = 2) => ({ position, workers, waitSeconds: null });
  expect(isNewsOfQueue(null, at(9))).toBe(true);
  expect(isNewsOfQueue(at(9), at(8))).toBe(false);
  expect(isNewsOfQueue(at(9), at(4))).toBe(true);
  expect(isNewsOfQueue(at(9), at(9, 0))).toBe(true);
});

test('a temporary chat sends what was said, the newest part of it, and pictures as base64', () => {
  const silent = { ...answer, content: '' };
  const picture = {
    ...question,
    content: '',
    images: [{ id: 'data:image/png;base64,AAAA', type: 'image/png' as const }],
  };
  expect(toTemporaryMessages([question, silent, picture])).toEqual([
    { role: 'user', content: 'hello' },
    { role: 'user', content: '', images: [{ type: 'image/png', data: 'AAAA' }] },
  ]);
  const many = Array.from({ length: TEMPORARY_MESSAGES_MAX + 5 }, (_, index) => ({ ...question, content: `${index}` }));
  expect(toTemporaryMessages(many)).toHaveLength(TEMPORARY_MESSAGES_MAX);
  expect(toTemporaryMessages(many).at(-1)?.content).toBe(`${TEMPORARY_MESSAGES_MAX + 4}`);
});

test('long is counted in lines, written or wrapped', () => {
  expect(countLines('one\n\nthree')).toBe(3);
  expect(isLong('x\n'.repeat(20))).toBe(true);
  expect(isLong('words '.repeat(400))).toBe(true);
  expect(isLong('a few words')).toBe(false);
  const long = { ...question, content: 'x\n'.repeat(500) };
  // Folded it is as high as twelve lines; an answer is never folded.
  expect(estimateHeight(long)).toBeLessThan(600);
  expect(estimateHeight({ ...long, role: 'assistant' })).toBeGreaterThan(10_000);
});
