import type { ImageStyleId } from '../../../../../lib/constants.ts';

/** How a style changes the way that the same layers are drawn, and what is done to the finished picture. */
export type StyleLook = {
  /** The SVG filter of a layer at this depth (0 the sky, 1 at one's feet); null draws it as it is. */
  layerFilter: (depth: number, u: number) => string | null;
  saturation: number;
  brightness: number;
  /** Contrast around `pivot` (0 to 255); 1 leaves it. Around white it makes everything paler. */
  contrast: number;
  pivot: number;
  /** How strong the grain is, 0 to 1. */
  grain: number;
  /** How dark the corners are, 0 to 1. */
  vignette: number;
  finish: 'plain' | 'letterbox' | 'bokeh' | 'print' | 'paper' | 'pixels';
};

const PLAIN: StyleLook = {
  layerFilter: () => null,
  saturation: 1.04,
  brightness: 1,
  contrast: 1.02,
  pivot: 128,
  grain: 0.28,
  vignette: 0.16,
  finish: 'plain',
};

/** The eight directions in which a shape is moved to make the line around it: far quicker than growing it. */
const AROUND = [0, 45, 90, 135, 180, 225, 270, 315];

/** A line of ink around what is solid; haze, whose alpha is low, gets none. */
const outline = (width: number, ink: string): string => {
  const moved = AROUND.map((angle, index) => {
    const [dx, dy] = [Math.cos((angle * Math.PI) / 180) * width, Math.sin((angle * Math.PI) / 180) * width];
    return `<feOffset in="ink" dx="${dx.toFixed(2)}" dy="${dy.toFixed(2)}" result="o${index}"/>`;
  });
  const nodes = AROUND.map((_, index) => `<feMergeNode in="o${index}"/>`).join('');
  return `<feComponentTransfer in="SourceAlpha" result="solid"><feFuncA type="discrete" tableValues="0 0 0 0 0 1"/></feComponentTransfer><feFlood flood-color="${ink}"/><feComposite in2="solid" operator="in" result="ink"/>${moved.join('')}<feMerge>${nodes}<feMergeNode in="SourceGraphic"/></feMerge>`;
};

const shadowBehind = (u: number): string =>
  `<feDropShadow dx="0" dy="${-5 * u}" stdDeviation="${13 * u}" flood-color="#080818" flood-opacity="0.5"/>`;

const blur = (radius: number): string => `<feGaussianBlur stdDeviation="${radius}"/>`;

export const STYLES: Readonly<Record<ImageStyleId, StyleLook>> = {
  None: PLAIN,
  Cinematic: { ...PLAIN, saturation: 0.94, contrast: 1.12, grain: 0.4, vignette: 0.5, finish: 'letterbox' },
  Photo: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth > 0.02 && depth < 0.3 ? blur((0.42 - depth) * 10 * u) : null),
    saturation: 0.88,
    contrast: 1.06,
    grain: 0.5,
    vignette: 0.32,
    finish: 'bokeh',
  },
  Anime: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth >= 0.2 ? outline(1.9 * u, '#1b1633') : null),
    saturation: 1.34,
    brightness: 1.04,
    grain: 0,
    vignette: 0,
  },
  Illustration: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth >= 0.2 ? outline(2.8 * u, '#2a2230') : null),
    saturation: 0.96,
    brightness: 1.1,
    grain: 0.5,
    vignette: 0,
    finish: 'print',
  },
  Watercolor: {
    ...PLAIN,
    saturation: 1.08,
    contrast: 0.76,
    pivot: 255,
    grain: 0.3,
    vignette: 0,
    finish: 'paper',
  },
  Pixel: { ...PLAIN, saturation: 1.2, contrast: 1.06, grain: 0, vignette: 0, finish: 'pixels' },
  Render: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth >= 0.2 ? shadowBehind(u) : null),
    saturation: 1.12,
    grain: 0,
    vignette: 0.3,
  },
};
