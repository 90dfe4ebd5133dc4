import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutHistory } from '../../../lib/chat/cut-history.ts';
import type { JobMessage } from '../../../lib/db/schema/jobs.ts';

const user = (content: string): JobMessage => ({ role: 'user', content });
const assistant = (content: string): JobMessage => ({ role: 'assistant', content });
const sizeOf = (messages: readonly JobMessage[]) => messages.reduce((size, { content }) => size + content.length, 0);

test('default: what fits goes along whole, oldest first', () => {
  const messages = [user('one'), assistant('two'), user('three')];
  expect(cutHistory(messages, 11)).toEqual(messages);
});

test('behavior: an answer whose question does not fit goes with it', () => {
  expect(cutHistory([user('a long question'), assistant('two'), user('three')], 10)).toEqual([user('three')]);
});

test('behavior: the newest message always goes along, however long', () => {
  expect(cutHistory([user('one'), assistant('two'), user('x'.repeat(500))], 10)).toEqual([user('x'.repeat(500))]);
});

test('behavior: a message too long to fit also ends what came before it', () => {
  const messages = [user('1'), assistant('2'), user('x'.repeat(50)), assistant('4'), user('5')];
  expect(cutHistory(messages, 10)).toEqual([user('5')]);
});

test('behavior: any history is cut to whole messages, within the budget, and as late as it can be', () => {
  const message = fc.record({
    role: fc.constantFrom('user' as const, 'assistant' as const),
    content: fc.string({ maxLength: 20 }),
  });
  const history = fc.array(message, { maxLength: 12 });
  fc.assert(
    fc.property(history, fc.string({ maxLength: 30 }), fc.nat(120), (earlier, question, charsMax) => {
      const messages = [...earlier, user(question)];
      const kept = cutHistory(messages, charsMax);
      expect(kept).toEqual(messages.slice(-kept.length));
      expect(kept.at(-1)).toEqual(user(question));
      if (kept.length > 1) {
        expect(sizeOf(kept)).toBeLessThanOrEqual(charsMax);
        expect(kept[0]?.role).toBe('user');
      }
      // Nothing was cut without need: one question more, with what follows it, would not have fitted.
      const longer = messages.slice(0, -kept.length).findLastIndex(({ role }) => role === 'user');
      if (longer >= 0) expect(sizeOf(messages.slice(longer))).toBeGreaterThan(charsMax);
    }),
  );
});
