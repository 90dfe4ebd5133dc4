import { expect, test } from 'vitest';
import { highlightCode } from '../../../components/markdown/highlight-code.ts';
import { LANGUAGES } from '../../../components/markdown/languages.ts';
import { resolveLanguage } from '../../../components/markdown/resolve-language.ts';

const SAMPLE = 'if (a == "b") { return 12; } // end\n\n<b c="d">e</b>\n\tx = f(y)';

test('every language that is offered works without WebAssembly, and changes no character', async () => {
  for (const language of Object.keys(LANGUAGES)) {
    const lines = await highlightCode(SAMPLE, language);
    expect(lines.map((line) => line.map(({ text }) => text).join('')).join('\n'), language).toBe(SAMPLE);
  }
}, 60_000);

test('words get the classes of their kinds, over more lines than one piece', async () => {
  const code = `/*\n${'comment\n'.repeat(60)}*/\nconst a: number = 1;`;
  const lines = await highlightCode(code, 'typescript');
  expect(lines[50]).toEqual([{ text: 'comment', className: 'code-comment' }]);
  expect(lines.at(-1)?.filter(({ className }) => className !== null)).toEqual([
    { text: 'const', className: 'code-keyword' },
    { text: 'number', className: 'code-type' },
    { text: '1', className: 'code-number' },
  ]);
});

test('names of languages', () => {
  expect(['py', 'TypeScript', 'c++', 'sh'].map(resolveLanguage)).toEqual(['python', 'typescript', 'cpp', 'bash']);
  expect(['', 'brainfuck', 'constructor', '__proto__'].map(resolveLanguage)).toEqual([null, null, null, null]);
});

test('what begins ends again', async () => {
  const samples = [
    ['python', 'def f():\n  """doc"""\n  return x', 'return'],
    ['bash', 'cat <<EOF\nhi\nEOF\nif true', 'if'],
    ['php', '<?php $a = <<<X\nhi\nX;\nif ($a) {}', 'if'],
    ['lua', 'x = [==[ a ]==]\nif y then', 'if'],
    ['rust', 'let a = r#"x"#;\nif b {}', 'if'],
  ] as const;
  for (const [language, code, keyword] of samples) {
    const last = (await highlightCode(code, language)).at(-1) ?? [];
    expect(last.find(({ text }) => text.trim() === keyword)?.className, language).toBe('code-keyword');
  }
});
