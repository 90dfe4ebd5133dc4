import type { ImageStyleId } from '../../../../../lib/constants.ts';
import type { Tone } from './tone-palette.ts';

/** How a style changes the way that the same layers are drawn, and what is done to the finished picture. */
export type StyleLook = {
  /** The SVG filter of a layer at this depth (0 the sky, 1 at one's feet); null draws it as it is. */
  layerFilter: (depth: number, u: number) => string | null;
  /** Null leaves the palette as the words have chosen it. */
  tone: Tone | null;
  saturation: number;
  brightness: number;
  /** Contrast around `pivot` (0 to 255); 1 leaves it. Around white it makes everything paler. */
  contrast: number;
  pivot: number;
  /** How strong the grain is, 0 to 1. */
  grain: number;
  /** How dark the corners are, 0 to 1. */
  vignette: number;
  finish: 'plain' | 'letterbox' | 'bokeh' | 'cels' | 'print' | 'paper' | 'pixels';
};

const PLAIN: StyleLook = {
  layerFilter: () => null,
  tone: null,
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

/** The inner edge on one side of a shape, as a soft light or shade: what the shape leaves bare when it is moved away. */
const edge = (name: string, dy: number, [blurring, color, opacity]: readonly [number, string, number]): string =>
  `<feOffset in="SourceAlpha" dy="${dy}"/><feGaussianBlur stdDeviation="${blurring}" result="${name}0"/><feComposite in="SourceAlpha" in2="${name}0" operator="out" result="${name}1"/><feFlood flood-color="${color}" flood-opacity="${opacity}"/><feComposite in2="${name}1" operator="in" result="${name}"/>`;

/** Rounded and lit from above like something moulded, with a soft shadow on what is behind. */
const moulded = (u: number): string =>
  `${edge('light', 16 * u, [8 * u, '#fff8f0', 0.85])}${edge('shade', -22 * u, [14 * u, '#2a1c4a', 0.55])}<feMerge result="body"><feMergeNode in="SourceGraphic"/><feMergeNode in="shade"/><feMergeNode in="light"/></feMerge><feDropShadow in="body" dx="${6 * u}" dy="${-10 * u}" stdDeviation="${22 * u}" flood-color="#2a1c4a" flood-opacity="0.5"/>`;

const blur = (radius: number): string => `<feGaussianBlur stdDeviation="${radius}"/>`;

export const STYLES: Readonly<Record<ImageStyleId, StyleLook>> = {
  None: PLAIN,
  // Teal shadows and amber light, as films are graded.
  Cinematic: {
    ...PLAIN,
    tone: { chroma: 0.7, lift: -0.1, sky: ['#0a4a58', 0.62], light: ['#ff9d45', 0.5], land: ['#042028', 0.6] },
    contrast: 1.2,
    grain: 0.4,
    vignette: 0.6,
    finish: 'letterbox',
  },
  // Pale daylight, and one plane in focus.
  Photo: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth > 0.02 && depth < 0.6 ? blur((0.75 - depth) * 14 * u) : null),
    tone: { chroma: 0.5, lift: 0.06, sky: ['#8fa9bd', 0.5], light: ['#f1e7d6', 0.4], land: ['#4b5148', 0.42] },
    contrast: 1.08,
    grain: 0.6,
    vignette: 0.3,
    finish: 'bokeh',
  },
  // Ink and flat steps of clear colour.
  Anime: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth >= 0.1 ? outline(3.4 * u, '#1b1633') : null),
    tone: { chroma: 1.25, lift: 0.1, sky: ['#3aa2f5', 0.5], light: ['#ffe3d2', 0.36], land: ['#2b86d9', 0.3] },
    saturation: 1.3,
    brightness: 1.04,
    grain: 0,
    vignette: 0,
    finish: 'cels',
  },
  // A few inks on warm paper.
  Illustration: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth >= 0.1 ? outline(5 * u, '#22303c') : null),
    tone: { chroma: 0.8, lift: 0.02, sky: ['#f0dcb4', 0.66], light: ['#f7ead0', 0.7], land: ['#2f7f7a', 0.62] },
    grain: 0.5,
    vignette: 0,
    finish: 'print',
  },
  Watercolor: {
    ...PLAIN,
    saturation: 1.1,
    contrast: 0.66,
    pivot: 255,
    grain: 0.3,
    vignette: 0,
    finish: 'paper',
  },
  Pixel: { ...PLAIN, saturation: 1.35, contrast: 1.16, grain: 0, vignette: 0, finish: 'pixels' },
  // Everything of one soft, light material.
  Render: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth >= 0.1 ? moulded(u) : null),
    tone: { chroma: 0.85, lift: 0.15, sky: ['#e3d8f2', 0.45], light: ['#fbe6df', 0.45], land: ['#b7aae0', 0.4] },
    saturation: 1.08,
    grain: 0,
    vignette: 0.12,
  },
};
