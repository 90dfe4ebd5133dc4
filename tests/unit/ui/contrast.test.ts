import { expect, test } from 'vitest';
import { readText } from '../../helpers/project-files.ts';
import { contrastRatio } from './contrast-ratio.ts';
import { readColorTokens, type Theme } from './read-color-tokens.ts';

/** Pairs of text and what it stands on, as the components use them. WCAG 2.2 AA: 4.5 for text of any size. */
const TEXT: Readonly<Record<string, readonly string[]>> = {
  ink: ['canvas', 'surface', 'raised', 'warn-wash', 'bad-wash'],
  muted: ['canvas', 'surface', 'raised', 'warn-wash', 'bad-wash'],
  faint: ['canvas', 'surface', 'raised'],
  violet: ['canvas', 'surface', 'raised'],
  'on-violet': ['violet-solid', 'violet-hover'],
  good: ['canvas', 'surface', 'raised'],
  warn: ['canvas', 'surface', 'raised', 'warn-wash'],
  bad: ['canvas', 'surface', 'raised', 'bad-wash'],
  // Tooltips.
  canvas: ['ink'],
};
/** The focus ring and the buttons that are known by their fill: 3 to 1 against what is beside them. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  violet: ['canvas', 'surface', 'raised'],
  'violet-solid': ['canvas', 'surface'],
};

const tokens = readColorTokens(readText('app/globals.css'));

function findWeakPairs(pairs: Readonly<Record<string, readonly string[]>>, ratioMin: number): string[] {
  const themes: readonly Theme[] = ['light', 'dark'];
  return themes.flatMap((theme) =>
    Object.entries(pairs).flatMap(([front, backs]) =>
      backs
        .map((back) => ({ back, ratio: contrastRatio(tokens(front, theme), tokens(back, theme)) }))
        .filter(({ ratio }) => ratio < ratioMin)
        .map(({ back, ratio }) => `${theme}: ${front} on ${back} is ${ratio.toFixed(2)}`),
    ),
  );
}

test('default: the ratio is the one of the standard', () => {
  expect(contrastRatio([1, 0, 0], [0, 0, 0])).toBeCloseTo(21, 1);
  // #777 on white, the well-known pair that just fails: 4.48.
  expect(contrastRatio([0.5693, 0, 0], [1, 0, 0])).toBeCloseTo(4.48, 1);
  // Blue (#00f) on white: 8.59.
  expect(contrastRatio([0.452, 0.3132, 264.05], [1, 0, 0])).toBeCloseTo(8.59, 1);
});

test('behavior: text is readable in both themes', () => {
  expect(findWeakPairs(TEXT, 4.5)).toEqual([]);
});

test('behavior: the focus ring and filled buttons stand out in both themes', () => {
  expect(findWeakPairs(SHAPES, 3)).toEqual([]);
});

test('error: a colour that is not defined', () => {
  expect(() => tokens('no-such-colour', 'light')).toThrow('no-such-colour');
});
