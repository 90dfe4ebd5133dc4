import type { Oklch } from './contrast-ratio.ts';

export type Theme = 'light' | 'dark';

/**
 * Reads the `--color-…` tokens of a stylesheet.
 *
 * @returns what looks up an opaque colour by name; it throws when there is none
 */
export function readColorTokens(css: string): (name: string, theme: Theme) => Oklch {
  const byName = new Map<string, readonly Oklch[]>();
  for (const [, name = '', value = ''] of css.matchAll(/--color-([\w-]+):\s*([^;]+);/g)) {
    const colors = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
    byName.set(
      name,
      colors.map(([, lightness, chroma, hue]) => [Number(lightness), Number(chroma), Number(hue)] as const),
    );
  }
  return (name, theme) => {
    const colors = byName.get(name) ?? [];
    // One colour counts for both themes.
    const color = (theme === 'dark' ? colors[1] : undefined) ?? colors[0];
    if (color === undefined) throw new Error(`There is no opaque colour token "${name}".`);
    return color;
  };
}
