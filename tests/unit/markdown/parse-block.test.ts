import { describe, expect, test } from 'vitest';
import { collectDefinitions } from '../../../components/markdown/collect-definitions.ts';
import { isClosedFence } from '../../../components/markdown/is-closed-fence.ts';
import { LIMITS } from '../../../components/markdown/limits.ts';
import { parseBlock } from '../../../components/markdown/parse-block.ts';
import { parseDefinitions } from '../../../components/markdown/parse-definitions.ts';
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

describe('links find definitions that stand elsewhere', () => {
  const read = (text: string) => {
    const blocks = splitBlocks(text);
    const definitions = parseDefinitions(collectDefinitions(blocks).links);
    return { definitions, blocks: blocks.map((block) => parseBlock(block, definitions)) };
  };
  const define = (count: number, address = (at: number) => `https://a.example/${at}`) =>
    Array.from({ length: count }, (_, at) => `[k${at}]: ${address(at)}`).join('\n\n');
  const last = LIMITS.definitions - 1;

  test('by name', () => {
    const { blocks } = read('[text][One]\n\n[one]: https://a.example "A"\n[two]: https://b.example');
    expect(JSON.stringify(blocks[0])).toContain('"href":"https://a.example","title":"A"');
  });

  test('the first hundred; later names stay text', () => {
    const { definitions, blocks } = read(`[k0] [k${last}] [k${last + 1}]\n\n${define(600)}`);
    expect(Object.keys(definitions)).toHaveLength(LIMITS.definitions);
    const shown = JSON.stringify(blocks[0]);
    expect([shown.includes('/0"'), shown.includes(`/${last}"`), shown.includes(`/${last + 1}"`)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('and no more text than the limit', () => {
    const { definitions } = read(define(50, (at) => `https://a.example/${at}${'x'.repeat(1_000)}`));
    const names = Object.keys(definitions);
    expect(names.length).toBeGreaterThan(5);
    expect(JSON.stringify(definitions).length).toBeLessThan(LIMITS.definitionChars * 1.1);
    expect(names[0]).toBe('k0');
  });

  test('a block is parsed without them in its source', () => {
    const { blocks } = read(`[k0]\n\n${define(90)}`);
    expect(blocks[0]?.map((token) => token.raw)).toEqual(['[k0]']);
  });

  test('lines full of other marks define nothing, and take nothing from the next', () => {
    const { definitions } = read(`[a]: ${'*a_ [b '.repeat(100)}\n[k]: https://a.example`);
    expect(Object.keys(definitions)).toEqual(['k']);
  });

  test('one long address, referred to often, makes a block plain text', () => {
    const { blocks } = read(`${'[k] '.repeat(100)}\n\n[k]: https://a.example/${'x'.repeat(1_000)}`);
    expect(blocks[0]).toBeNull();
  });

  test('half-arrived ones are not there yet', () => {
    const blocks = splitBlocks('[a] [b]\n\n[a]: https://a.example\n[b]: https://b.exa');
    expect(collectDefinitions(blocks, true).links).toBe('[a]: https://a.example');
    expect(collectDefinitions(blocks).links).toContain('[b]: https://b.exa');
  });
});
