import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Colour = readonly [lightness: number, chroma: number, hue: number];

const css = (file: string) => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const PAIR = /light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\)/;

function readPair(declaration: string): readonly Colour[] {
  const [, ...colours] = PAIR.exec(declaration) ?? [];
  return colours.map((colour) => colour.split(' ').map(Number) as unknown as Colour);
}

/** Relative luminance (WCAG 2) of an OKLCH colour; the matrices are those of CSS Color 4. */
function toLuminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function readContrast(first: Colour, second: Colour): number {
  const [dark = 0, light = 0] = [toLuminance(first), toLuminance(second)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

test('every kind of word in code can be read on its background, in both themes', () => {
  const surface = readPair(/--color-surface: ([^;]+);/.exec(css('app/globals.css'))?.[1] ?? '');
  const kinds = [...css('components/ui/prose.css').matchAll(/\.code-(\w+) \{\s*color: ([^;]+);/g)];
  expect(kinds.length).toBe(8);
  for (const [, kind, declaration = ''] of kinds) {
    for (const [theme, colour] of readPair(declaration).entries()) {
      const background = surface[theme];
      if (background === undefined) throw new Error('no background');
      expect(readContrast(colour, background), `${kind}, ${theme === 0 ? 'light' : 'dark'}`).toBeGreaterThanOrEqual(
        4.5,
      );
    }
  }
});
