import { expect, test } from 'vitest';
import { checkPrompt, createPromptChecker } from '../../../lib/images/check-prompt.ts';
import rules from '../../../lib/images/prompt-rules.json' with { type: 'json' };

/** Phrases that are innocent by themselves, beside a word that gives them another sense: without punctuation nobody can tell. */
test.each([
  'naked baby blue background',
  'nude baby-pink wall',
  'n4ked baby  blue sky',
  'undressed kid leather jacket',
  'a topless karate kid',
  'gothic lolita nude',
  'baby oil, naked baby oil painting',
  'child naked eyes closed',
  'a schoolgirl naked tree behind her',
  '14 year old naked eyes closed',
  '9yo nude pink background',
  'a girl naked eyes closed',
])('error: %j is refused, whether adult content was asked for or not', (prompt) => {
  expect(checkPrompt(prompt, { nsfw: true })).toMatchObject({ rule: expect.stringMatching(/^sexual_/) });
  expect(checkPrompt(prompt, { nsfw: false })).not.toBeNull();
});

test.each([
  'baby blue background',
  'nude lipstick on a baby blue background',
  'baby pink nude nails, kid leather gloves',
  'a nude woman on a baby blue sofa',
  'naked woman, baby blue background',
  'a woman in a sexy baby blue dress',
  'no nudity baby blue wall',
  'a naked baby bird in its nest',
  'a baby naked mole rat',
  'a 100 years old naked tree',
  'a girl nude pink dress',
  'nude pink baby shoes, nude tones',
])('default: %j may be drawn', (prompt) => {
  expect(checkPrompt(prompt, { nsfw: false })).toBeNull();
  expect(checkPrompt(prompt, { nsfw: true })).toBeNull();
});

test('error: a list that is not there is refused when the program starts', () => {
  const unclear = [{ phrases: ['baby blue'], behind: ['nudtiy'] }];
  expect(() => createPromptChecker({ ...rules, unclear })).toThrow('nudtiy');
});
