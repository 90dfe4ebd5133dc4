import { describe, expect, test } from 'vitest';
import { isClosedFence } from '../../../components/markdown/is-closed-fence.ts';
import { LIMITS } from '../../../components/markdown/limits.ts';
import { parseBlock } from '../../../components/markdown/parse-block.ts';
import { splitBlocks } from '../../../components/markdown/split-blocks.ts';

describe('what would keep the page busy is shown as plain text', () => {
  test.each([
    ['brackets', '['.repeat(200_000)],
    ['emphasis', '*a_ '.repeat(50_000)],
    ['quotes', '>'.repeat(200_000)],
    ['quotes with spaces', '> '.repeat(LIMITS.depth + 1)],
    ['lists in one line', '- '.repeat(5_000)],
    ['lists below lists', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
    ['a table of 10,000 rows', `|a|b|\n|-|-|\n${'|1|2|\n'.repeat(10_000)}`],
    ['a wide table', `${'a|'.repeat(7_000)}\n${'-|'.repeat(7_000)}`],
    ['addresses', 'a@'.repeat(15_000)],
  ])('%s', (_name, text) => {
    expect(splitBlocks(text).map((block) => parseBlock(block))).toEqual([null]);
  });

  test('but not long code, nor an ordinary long list', () => {
    const code = `\`\`\`js\n${'a[0] = **b;\n'.repeat(15_000)}\`\`\``;
    expect(parseBlock(code)?.[0]).toMatchObject({ type: 'code', lang: 'js' });
    expect(parseBlock('- an item with **bold** text\n'.repeat(200))?.[0]).toMatchObject({ type: 'list' });
  });
});

describe('a fence', () => {
  test.each([
    ['```js\nx\n```', 'x', true],
    ['```js\nx\n``', 'x\n``', false],
    ['````\n```\n````', '```', true],
    ['~~~\n```\nx', '```\nx', false],
    ['```', '', false],
  ])('%j', (source, text, closed) => {
    const [token] = parseBlock(source) ?? [];
    if (token?.type !== 'code') throw new Error('not code');
    expect([token.text, isClosedFence(token)]).toEqual([text, closed]);
  });
});

test('links find definitions that stand elsewhere', () => {
  expect(JSON.stringify(parseBlock('[text][1]', '[1]: https://a.example'))).toContain('"href":"https://a.example"');
});
