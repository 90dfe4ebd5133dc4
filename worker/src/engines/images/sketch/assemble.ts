import type { Layer } from './canvas.ts';
import type { Composition } from './compose.ts';
import type { StyleLook } from './styles.ts';

type Size = { width: number; height: number };

/** The first `count` layers as one SVG, `scale` times the picture's size. */
export function assemble(
  { layers, definitions }: Composition,
  { size, look, count, scale }: { size: Size; look: StyleLook; count: number; scale: number },
): string {
  const { width, height } = size;
  const u = Math.min(width, height) / 1_000;
  const filters: string[] = [];
  const wrap = ({ markup, depth }: Layer, index: number): string => {
    const filter = look.layerFilter(depth, u);
    if (filter === null) return `<g>${markup}</g>`;
    filters.push(createFilter(`f${index}`, filter, size));
    return `<g filter="url(#f${index})">${markup}</g>`;
  };
  const drawn = layers.slice(0, count).map(wrap).join('');
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${width} ${height}"><defs>${definitions()}${filters.join('')}</defs>${drawn}</svg>`;
}

const createFilter = (id: string, content: string, { width, height }: Size): string =>
  `<filter id="${id}" filterUnits="userSpaceOnUse" x="0" y="0" width="${width}" height="${height}" color-interpolation-filters="sRGB">${content}</filter>`;
