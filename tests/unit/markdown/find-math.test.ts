import { describe, expect, test } from 'vitest';
import { parseBlock } from '../../../components/markdown/parse-block.ts';

/** The formulas found in a text, wherever they stand in it. */
function findFormulas(text: string): string[] {
  const found: string[] = [];
  JSON.stringify(parseBlock(text), (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'tex' in value) found.push(String(value.tex));
    return value;
  });
  return found;
}

describe('a formula', () => {
  test.each([
    ['$x$', 'x'],
    ['$E = mc^2$', 'E = mc^2'],
    ['$2x + 3$', '2x + 3'],
    ['the $n$th one', 'n'],
    ['**where $x_1 * 2$ is**', 'x_1 * 2'],
    ['| a |\n|---|\n| $a_1$ |', 'a_1'],
    ['so \\(a_b c_d\\) holds', 'a_b c_d'],
    ['$$x^2$$', 'x^2'],
    ['we get:\n$$\nx\n- y\n$$\nand on', 'x\n- y'],
    ['\\[\n\\frac{1}{2}\n\\]', '\\frac{1}{2}'],
    ['- a\n\n  $$\n  x\n  $$', 'x'],
    ['$\\text{if } x > 0$', '\\text{if } x > 0'],
  ])('%s', (text, tex) => {
    expect(findFormulas(text)).toEqual([tex]);
  });

  test.each([
    'costs $5',
    '$5 and $10',
    'US$5 or US$6',
    '$1,000–$2,000',
    'between $5 and 10$ more',
    'I paid $5, she paid $10, in total 15$.',
    '$5/month or 10$/month',
    'the $HOME and $PATH variables',
    'export PATH=$HOME/bin:$PATH',
    'the $ASHAO is burned and the rest of $USDC',
    '\\$x\\$',
    '`$x$` and ``\\(x\\)``',
    '```\n$x$\n```',
    '    $x$',
    '$ x $',
    '\\[1\\] and \\[sic\\] and \\(see below\\)',
    '$$ is money\n\nand $$ too',
  ])('is not: %s', (text) => {
    expect(findFormulas(text)).toEqual([]);
  });

  test('stands beside money in one line', () => {
    expect(findFormulas('Pay $5 or $x$ dollars, at most $10, if $x < 3$.')).toEqual(['x', 'x < 3']);
  });
});
