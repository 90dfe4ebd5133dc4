import { expect, test } from 'vitest';
import { escapePrompt } from '../../../worker/src/engines/images/escape-prompt.ts';

test.each([
  ['a1111', 'a (red) [cat] {x} \\(b', 'a \\(red\\) \\[cat\\] \\{x\\} \\\\\\(b'],
  ['comfyui', 'a (red:1.2) [cat], embedding:mine, Embedding:x', 'a \\(red:1.2\\) [cat], embedding mine, embedding x'],
  ['none', 'a (red) cat', 'a (red) cat'],
] as const)('default: for %s, %j is words', (syntax, prompt, words) => {
  expect(escapePrompt(prompt, syntax)).toBe(words);
});

test.each(['a1111', 'comfyui', 'none'] as const)('behavior: for %s, tags are dropped and join nothing', (syntax) => {
  for (const prompt of ['na<lora:x:1>ked', 'na<lora:a<b:1>>ked', 'na<<lora:x:1>:y:1>ked', 'na<lora:x:1ked']) {
    const words = escapePrompt(prompt, syntax);
    expect(words).not.toMatch(/[<>]/);
    expect(words).not.toMatch(/naked/);
    expect(words.startsWith('na ')).toBe(true);
  }
  expect(escapePrompt('I <3 cats', syntax)).toBe('I  3 cats');
});
