import type { ImageStyleId } from '../../../image-constants.ts';

/** How a style changes the way that the same layers are drawn, and what is done to the finished picture. */
export type StyleLook = {
  /** The SVG filter of a layer at this depth (0 the sky, 1 at one's feet); null draws it as it is. */
  layerFilter: (depth: number, u: number) => string | null;
  saturation: number;
  brightness: number;
  /** Contrast around the middle; 1 leaves it. */
  contrast: number;
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
  grain: 0.28,
  vignette: 0.16,
  finish: 'plain',
};

/** A line of ink around what is solid; haze, whose alpha is low, gets none. */
const outline = (width: number, ink: string, opacity: number): string =>
  `<feComponentTransfer in="SourceAlpha" result="solid"><feFuncA type="discrete" tableValues="0 0 0 0 0 1"/></feComponentTransfer><feMorphology in="solid" operator="dilate" radius="${width}" result="wide"/><feFlood flood-color="${ink}" flood-opacity="${opacity}"/><feComposite in2="wide" operator="in" result="line"/><feMerge><feMergeNode in="line"/><feMergeNode in="SourceGraphic"/></feMerge>`;

/** Edges that run as wet paint does, and washes that are never quite even. */
const wash = (u: number, depth: number): string =>
  `<feTurbulence type="fractalNoise" baseFrequency="${0.011 / u}" numOctaves="3" seed="${3 + Math.round(depth * 20)}" result="noise"/><feDisplacementMap in="SourceGraphic" in2="noise" scale="${26 * u}" xChannelSelector="R" yChannelSelector="G" result="run"/><feTurbulence type="fractalNoise" baseFrequency="${0.006 / u}" numOctaves="4" seed="${9 + Math.round(depth * 20)}" result="pool"/><feColorMatrix in="pool" type="matrix" values="0 0 0 0 1  0 0 0 0 1  0 0 0 0 0.97  1.5 0 0 0 -0.58" result="pale"/><feComposite in="pale" in2="run" operator="in" result="blot"/><feMerge><feMergeNode in="run"/><feMergeNode in="blot"/></feMerge>`;

const shadowBehind = (u: number): string =>
  `<feDropShadow dx="0" dy="${-5 * u}" stdDeviation="${13 * u}" flood-color="#080818" flood-opacity="0.5"/>`;

const blur = (radius: number): string => `<feGaussianBlur stdDeviation="${radius}"/>`;

export const STYLES: Readonly<Record<ImageStyleId, StyleLook>> = {
  None: PLAIN,
  Cinematic: { ...PLAIN, saturation: 0.94, contrast: 1.12, grain: 0.4, vignette: 0.5, finish: 'letterbox' },
  Photo: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth < 0.5 ? blur((0.5 - depth) * 9 * u + 0.6 * u) : null),
    saturation: 0.88,
    contrast: 1.06,
    grain: 0.5,
    vignette: 0.32,
    finish: 'bokeh',
  },
  Anime: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth >= 0.2 ? outline(1.9 * u, '#1b1633', 0.85) : null),
    saturation: 1.34,
    brightness: 1.04,
    grain: 0,
    vignette: 0,
  },
  Illustration: {
    ...PLAIN,
    layerFilter: (depth, u) => (depth >= 0.2 ? outline(2.8 * u, '#2a2230', 0.95) : null),
    saturation: 0.9,
    brightness: 1.02,
    grain: 0.5,
    vignette: 0,
    finish: 'print',
  },
  Watercolor: {
    ...PLAIN,
    layerFilter: (depth, u) => wash(u, depth),
    saturation: 0.96,
    brightness: 1.07,
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
