import { describe, expect, test } from 'vitest';
import { splitBlocks } from '../../../components/markdown/split-blocks.ts';

const ANSWER = `# Title
First paragraph,
second line.

- one

- two

  still two
    - deeper

1. first

\`\`\`js
const a = 1;

- not a list
\`\`\`
After the code.

> quoted

| a | b |
|---|---|
| 1 | 2 |

- item

  \`\`\`py
  x = 1

y = 2
  \`\`\`

<!-- a

comment -->

[^1]: A note
[^2]: Another
    with more`;

describe('splitting an answer', () => {
  test('finds its blocks, and loses nothing but blank lines', () => {
    const blocks = splitBlocks(ANSWER);
    expect(blocks.map((block) => block.split('\n')[0])).toEqual([
      '# Title',
      '- one',
      '```js',
      'After the code.',
      '> quoted',
      '| a | b |',
      '- item',
      '<!-- a',
      '[^1]: A note',
      '[^2]: Another',
    ]);
    expect(blocks.join('\n').replaceAll(/\n+/g, '\n')).toBe(ANSWER.replaceAll(/\n+/g, '\n'));
  });

  test('changes only the last blocks when text is added: the others need no parsing', () => {
    let before: string[] = [];
    let changes = 0;
    for (let length = 1; length <= ANSWER.length; length += 1) {
      const blocks = splitBlocks(ANSWER.slice(0, length));
      const kept = Math.max(0, before.length - 2);
      expect(blocks.slice(0, kept)).toEqual(before.slice(0, kept));
      changes += blocks.filter((block, index) => block !== before[index]).length;
      before = blocks;
    }
    // One changed block a character, and one more where a block begins anew.
    expect(changes).toBeLessThanOrEqual(ANSWER.length + 10);
  });

  test('keeps an unclosed fence in one piece', () => {
    expect(splitBlocks('a\n\n~~~\nx\n\n# y\n\n```\nz')).toEqual(['a', '~~~\nx\n\n# y\n\n```\nz']);
  });
});
