import { type PlotPoint, stepPoint } from './plot-points.ts';

const PAGE = 10;

/** Which point a key leads to; null when the key is none of the chart's. */
export function readKey(key: string, points: readonly PlotPoint[], from: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return stepPoint(points, from, -1);
    case 'ArrowRight':
    case 'ArrowUp':
      return stepPoint(points, from, 1);
    case 'PageDown':
      return stepPoint(points, from, -PAGE);
    case 'PageUp':
      return stepPoint(points, from, PAGE);
    case 'Home':
      return stepPoint(points, from, -points.length);
    case 'End':
      return stepPoint(points, from, points.length);
    default:
      return null;
  }
}
