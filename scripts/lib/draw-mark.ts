import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Mark } from '../../components/shell/mark.tsx';

type DrawOptions = {
  /** What it is drawn on. `round`: a tile with round corners; `full`: to the edges, for systems that cut their own shape. */
  ground: 'round' | 'full';
  /** How much of the tile's width the mark takes, from 0 to 1. */
  share: number;
};

const TILE = 512;
/** The middle of the drawn shapes in the mark's own 24 units, and their width. */
const CENTRE = { x: 11.8, y: 13.25 };
const WIDTH = 20.4;
export const INK = '#16121f';
export const VIOLET = '#b79bff';

/** The product's mark on a tile, as an SVG. The shapes are those of components/shell/mark.tsx. */
export function drawMark({ ground, share }: DrawOptions): string {
  const shapes = renderToStaticMarkup(createElement(Mark))
    .replace(/^<svg[^>]*>|<\/svg>$/g, '')
    .replaceAll('currentColor', VIOLET);
  const scale = (TILE * share) / WIDTH;
  const place = `translate(${round(TILE / 2 - CENTRE.x * scale)} ${round(TILE / 2 - CENTRE.y * scale)}) scale(${round(scale)})`;
  const corner = ground === 'round' ? ` rx="${TILE / 4}"` : '';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${TILE} ${TILE}">`,
    '  <title>ashao</title>',
    `  <rect width="${TILE}" height="${TILE}"${corner} fill="${INK}"/>`,
    `  <g transform="${place}">${shapes}</g>`,
    '</svg>',
    '',
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
