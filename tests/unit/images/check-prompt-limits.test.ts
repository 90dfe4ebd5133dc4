import { expect, test } from 'vitest';
import { checkPrompt } from '../../../lib/images/check-prompt.ts';
import { findWeightedAway } from '../../../lib/images/find-weighted-away.ts';
import rules from '../../../lib/images/prompt-rules.json' with { type: 'json' };
import { readPrompt } from '../../../lib/images/read-prompt.ts';

const ANY = { nsfw: true };

test('limit: characters that stand for many others are not read beyond twice the prompt', () => {
  const long = '\uFDFA'.repeat(2_000);
  expect(checkPrompt(long, ANY)).toEqual({ rule: 'unreadable' });
  expect(checkPrompt('a lake', { nsfw: true, negativePrompt: long })).toEqual({ rule: 'unreadable' });
  expect(checkPrompt('a poster that says \uFDFA, ½ and 5 ㎏', ANY)).toBeNull();
  for (const unit of [`\uFDFA${'x'.repeat(20)}`, '㎏', '½ ', '가', 'ﬁ', '[a|b]', '((', 'ß']) {
    const prompt = unit.repeat(2_000).slice(0, 2_000);
    const read = checkPrompt(prompt, ANY)?.rule === 'unreadable' ? [] : readPrompt(prompt, rules);
    expect(read.length).toBeLessThanOrEqual(16);
    for (const reading of read) expect(reading.length, unit).toBeLessThanOrEqual(2 * (2 * 2_000 + 64));
  }
});

test('limit: the longest prompt of one kind of character is checked', () => {
  for (const unit of [
    'a ',
    'c-',
    'x',
    'sexsex',
    '14 ',
    '\n',
    ' \n',
    '14\n',
    'loli',
    '!',
    'no clothes ',
    '(',
    '[a|',
    '[:a:0]',
    '<a:',
    'naked baby blue ',
    '½ ',
    'naked 14 ',
    'woman of ',
    'naked minor detail ',
    '十四',
    'clothes and ',
    ':-1',
    '((a:-1)',
  ]) {
    const long = unit.repeat(2_000).slice(0, 2_000);
    expect(() => checkPrompt(long, { nsfw: true, negativePrompt: long })).not.toThrow();
  }
});

test('limit: what is weighed below zero is written out once, however many weights lie in one another', () => {
  for (const unit of [':-1', '(a:-1', '((a:-1)', 'a,:-1', '(:-1)'])
    expect(findWeightedAway(unit.repeat(2_000).slice(0, 2_000)).length, unit).toBeLessThanOrEqual(2 * 2_000);
});
