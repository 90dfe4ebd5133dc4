/** Colours are `#rrggbb`. Mixing and shading happen in OKLab, where a middle between two colours looks like one. */
type Lab = readonly [number, number, number];

export function mix(from: string, to: string, share: number): string {
  const [a, b] = [toLab(from), toLab(to)];
  return fromLab([blend(a[0], b[0], share), blend(a[1], b[1], share), blend(a[2], b[2], share)]);
}

/** Lighter by `amount` of OKLab's lightness (0 to 1), darker when negative. */
export function shade(color: string, amount: number): string {
  const [lightness, a, b] = toLab(color);
  return fromLab([Math.min(1, Math.max(0, lightness + amount)), a, b]);
}

/** `factor` times as colourful; 0 is grey. */
export function saturate(color: string, factor: number): string {
  const [lightness, a, b] = toLab(color);
  return fromLab([lightness, a * factor, b * factor]);
}

export function lightnessOf(color: string): number {
  return toLab(color)[0];
}

const blend = (from: number, to: number, share: number): number => from + (to - from) * share;

function toLab(color: string): Lab {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const [r, g, b] = [channel(1), channel(3), channel(5)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab([lightness, a, b]: Lab): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  const encode = (value: number) => {
    const clipped = Math.min(1, Math.max(0, value));
    const encoded = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channels.map(encode).join('')}`;
}
