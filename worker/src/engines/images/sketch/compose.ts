import type { Canvas, Layer, Point } from './canvas.ts';
import { num } from './canvas.ts';
import { lightnessOf, mix } from './color.ts';
import { drawShapes, drawWaves } from './layers/abstract.ts';
import { drawBackdrop, drawLeaves } from './layers/backdrop.ts';
import { drawCity } from './layers/city.ts';
import { drawDesert } from './layers/desert.ts';
import { drawForest } from './layers/forest.ts';
import { drawHills } from './layers/hills.ts';
import { drawMountains } from './layers/mountains.ts';
import { drawSea } from './layers/sea.ts';
import { drawAurora, drawClouds, drawSky, drawStars, drawSun } from './layers/sky.ts';
import { drawSpace } from './layers/space.ts';
import { drawWeather } from './layers/weather.ts';
import { drawMotif } from './motifs/draw-motif.ts';
import type { Palette } from './palettes.ts';
import type { Scene } from './read-scene.ts';
import type { Ground, Motif } from './vocabulary.ts';

export type Composition = { layers: Layer[]; definitions: () => string };

/** The share of the height that the sky takes. */
const HORIZONS: Readonly<Record<Ground, number>> = {
  mountains: 0.6,
  city: 0.56,
  sea: 0.55,
  forest: 0.52,
  desert: 0.56,
  hills: 0.54,
  space: 0.9,
  waves: 0.3,
  shapes: 0.5,
  backdrop: 0.86,
};

const GROUNDS: Readonly<Record<Ground, (canvas: Canvas) => Layer[]>> = {
  mountains: drawMountains,
  city: drawCity,
  sea: drawSea,
  forest: drawForest,
  desert: drawDesert,
  hills: drawHills,
  space: drawSpace,
  waves: drawWaves,
  shapes: drawShapes,
  backdrop: drawBackdrop,
};

/** Before which layer of its ground a motif stands, counted from the nearest; and how high, in shares of the shorter side. */
const STAND: Readonly<Record<Motif, { size: number; rise: number }>> = {
  portrait: { size: 0.94, rise: 0 },
  cat: { size: 0.74, rise: 0.06 },
  fox: { size: 0.74, rise: 0.06 },
  robot: { size: 0.82, rise: 0 },
  flower: { size: 0.86, rise: 0 },
  rocket: { size: 0.56, rise: 0.2 },
  whale: { size: 0.56, rise: 0.1 },
  boat: { size: 0.42, rise: 0.16 },
  lighthouse: { size: 0.66, rise: 0.07 },
  castle: { size: 0.52, rise: 0.2 },
  house: { size: 0.42, rise: 0.17 },
  balloon: { size: 0.5, rise: 0.38 },
  bird: { size: 0.5, rise: 0.36 },
  tree: { size: 0.7, rise: 0.1 },
};

/** Builds a scene's layers from far to near, in `palette`. Where things are hangs on the scene alone: it is the same in every style. */
export function compose(scene: Scene, palette: Palette): Composition {
  const definitions: string[] = [];
  const { width: w, height: h, ground, motif, random } = scene;
  const horizon = h * HORIZONS[ground];
  const sunX = random.fork('sun').pick([0.27, 0.34, 0.66, 0.73]);
  const high = scene.palette.dark || lightnessOf(scene.palette.sky[0]) > 0.55;
  const u = Math.min(w, h) / 1_000;
  const sun: Point = [w * sunX, horizon * (high ? 0.32 : 0.58) - (ground === 'mountains' ? horizon * 0.1 : 0)];
  const base = {
    w,
    h,
    u,
    scene,
    palette,
    horizon,
    sun,
    define: (markup: (id: string) => string) => {
      const id = `d${definitions.length}`;
      definitions.push(markup(id));
      return `url(#${id})`;
    },
  };
  const canvas = (name: string): Canvas => ({ ...base, random: random.fork(name) });
  const layers = [...drawHeavens(scene, canvas), ...GROUNDS[ground](canvas('ground'))];
  if (motif !== null) {
    const figure = { markup: placeMotif(canvas('motif'), motif), depth: 0.8 };
    // The nearest layer of a landscape goes before its feet; on plain ground it stands in front of all.
    const isLow = STAND[motif].rise < 0.3 && ['sea', 'hills', 'mountains', 'desert', 'forest'].includes(ground);
    layers.splice(isLow ? layers.length - 1 : layers.length, 0, figure);
  }
  if (ground === 'backdrop') layers.push(drawLeaves(canvas('leaves')));
  const weather = drawWeather(canvas('weather'));
  if (weather !== '') layers.push({ markup: weather, depth: 1 });
  return { layers, definitions: () => definitions.join('') };
}

function drawHeavens({ ground, palette, aurora, weather, random }: Scene, canvas: (name: string) => Canvas): Layer[] {
  if (ground === 'space' || ground === 'shapes' || ground === 'backdrop') return [];
  const layers: Layer[] = [{ markup: drawSky(canvas('sky')), depth: 0 }];
  if (ground === 'waves') return layers;
  if (palette.dark) layers.push({ markup: drawStars(canvas('stars')), depth: 0.05 });
  if (aurora) layers.push({ markup: drawAurora(canvas('aurora')), depth: 0.1 });
  const overcast = weather === 'rain' || weather === 'mist';
  if (!overcast) layers.push({ markup: drawSun(canvas('sun disc')), depth: 0.1 });
  const clouds = overcast ? 9 : palette.dark ? 2 : random.fork('clouds').int(3, 5);
  layers.push({ markup: drawClouds(canvas('clouds'), clouds), depth: 0.15 });
  return layers;
}

function placeMotif(canvas: Canvas, motif: Motif): string {
  const { w, h, palette, random, scene } = canvas;
  const { size, rise } = STAND[motif];
  const side = Math.min(w, h) * size;
  // A figure stands in the middle of its backdrop; in a landscape it leaves the sun its side.
  const middle = scene.ground === 'backdrop' ? 0.5 : canvas.sun[0] > w / 2 ? 0.38 : 0.62;
  const [x, y] = [w * middle - side / 2, h * (1 - rise) - side];
  const paint = {
    light: mix(palette.sky[2], palette.sun, 0.5),
    body: palette.land[1],
    dark: palette.land[2],
    accent: palette.accent,
    night: palette.dark || lightnessOf(palette.sky[0]) < 0.4,
    random,
  };
  return `<g transform="translate(${num(x)} ${num(y)}) scale(${side / 1_000})">${drawMotif(motif, paint)}</g>`;
}
