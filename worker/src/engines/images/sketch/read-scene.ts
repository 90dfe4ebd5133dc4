import type { ImageTask } from '../image-engine.ts';
import { mix } from './color.ts';
import { PALETTES, type Palette, type PaletteName } from './palettes.ts';
import { hashText, Random } from './random.ts';
import {
  ABSTRACT_WORDS,
  AURORA_WORDS,
  COLOR_WORDS,
  GROUND_WORDS,
  type Ground,
  MOTIF_WORDS,
  type Motif,
  OUTDOOR_WORDS,
  PALETTE_WORDS,
  WEATHER_WORDS,
} from './vocabulary.ts';

export type Scene = {
  width: number;
  height: number;
  palette: Palette;
  ground: Ground;
  motif: Motif | null;
  weather: keyof typeof WEATHER_WORDS | null;
  aurora: boolean;
  random: Random;
};

/** What a motif stands before when no word says where it is. */
const GROUND_OF_MOTIF: Readonly<Record<Motif, Ground>> = {
  portrait: 'backdrop',
  cat: 'backdrop',
  fox: 'backdrop',
  robot: 'backdrop',
  flower: 'backdrop',
  rocket: 'space',
  whale: 'sea',
  boat: 'sea',
  lighthouse: 'sea',
  castle: 'mountains',
  house: 'hills',
  balloon: 'hills',
  bird: 'mountains',
  tree: 'hills',
};

/** What stands on the ground, and would swim at sea. */
const ON_LAND: readonly (Motif | null)[] = ['house', 'tree', 'castle'];

/** What a sketch shows, found in the words of the prompt; what they leave open, the seed and the words' hash decide. */
export function readScene({ prompt, subject, seed, width, height }: ImageTask): Scene {
  const text = (subject ?? prompt).toLowerCase();
  const words = new Set((text.match(/[\p{L}\p{N}-]+/gu) ?? []).flatMap((word) => [word, singularOf(word)]));
  const random = new Random((hashText(text) ^ Math.imul(seed, 0x9e3779b1)) >>> 0);
  const has = (list: readonly string[]) => list.some((word) => words.has(word));
  const find = <T>(table: readonly (readonly [T, readonly string[]])[]) =>
    table.find(([, list]) => has(list))?.[0] ?? null;

  const motif = find(MOTIF_WORDS);
  const weather = findWeather(has);
  const aurora = has(AURORA_WORDS);
  const landscape = random.fork('landscape').pick<Ground>(['mountains', 'hills', 'sea']);
  const open = random.fork('ground').pick<Ground>(['waves', 'shapes', 'mountains', 'hills', 'sea']);
  const implied = motif === null ? null : GROUND_OF_MOTIF[motif];
  const outdoors = aurora || weather !== null || has(OUTDOOR_WORDS) ? landscape : null;
  const named = find(GROUND_WORDS);
  const ashore = named === 'sea' && ON_LAND.includes(motif) ? implied : named;
  const ground = ashore ?? implied ?? outdoors ?? find(ABSTRACT_WORDS) ?? open;
  const mood: PaletteName = find(PALETTE_WORDS) ?? (ground === 'space' ? 'cosmos' : pickMood(random.fork('mood')));
  const tints = [...words].flatMap((word) => COLOR_WORDS[word] ?? []);
  return {
    width,
    height,
    palette: tintPalette(PALETTES[mood], tints),
    ground,
    motif,
    weather,
    aurora,
    random,
  };
}

/** Good enough to look up: what is no plural is in no list either. */
function singularOf(word: string): string {
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/s$/, '');
}

function findWeather(has: (list: readonly string[]) => boolean): Scene['weather'] {
  if (has(WEATHER_WORDS.snow)) return 'snow';
  if (has(WEATHER_WORDS.rain)) return 'rain';
  return has(WEATHER_WORDS.mist) ? 'mist' : null;
}

function pickMood(random: Random): PaletteName {
  return random.pick(['dawn', 'day', 'sunset', 'night', 'green', 'ocean', 'blossom', 'autumn', 'gold', 'candy']);
}

/** The first colour goes into sky and land, the last is what catches the eye. */
function tintPalette(palette: Palette, [first, ...others]: readonly string[]): Palette {
  if (first === undefined) return palette;
  const { sky, land } = palette;
  return {
    ...palette,
    sky: [mix(sky[0], first, 0.22), mix(sky[1], first, 0.34), mix(sky[2], first, 0.16)],
    land: [mix(land[0], first, 0.3), mix(land[1], first, 0.24), mix(land[2], first, 0.14)],
    accent: others.at(-1) ?? first,
  };
}
