import { expect, test } from 'vitest';
import { readScene } from '../../../worker/src/engines/images/sketch/read-scene.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const scenes = (subject: string) =>
  SEEDS.map((seed) =>
    readScene({
      prompt: subject,
      subject,
      negativePrompt: null,
      style: 'None',
      width: 64,
      height: 64,
      seed,
      nsfw: false,
    }),
  );

test.each([
  ['a violet aurora over a quiet network of cities', 'city', null, { aurora: true, palette: { dark: true } }],
  ['forest with a river in autumn', 'forest', null, {}],
  ['a lake in the mountains', 'mountains', null, {}],
  ['a lighthouse on a cliff in a storm', 'sea', 'lighthouse', { weather: 'rain' }],
  ['a cabin in the woods under the stars', 'forest', 'house', { palette: { dark: true } }],
  ['an astronaut on Mars', 'desert', 'portrait', { palette: { dark: false } }],
  ['astronaut among the stars', 'space', 'portrait', {}],
  ['a rocket flying to distant planets', 'space', 'rocket', {}],
  ['neon streets of Tokyo in the rain', 'city', null, { weather: 'rain' }],
  ['a cyberpunk cafe', 'city', null, {}],
  ['portrait of an old woman, soft background', 'backdrop', 'portrait', {}],
  ['minimalist poster of a lighthouse', 'sea', 'lighthouse', {}],
  ['a sailing ship on stormy seas', 'sea', 'boat', { weather: 'rain' }],
  ['fishing village on the coast at sunrise', 'hills', 'house', {}],
  ['hot air balloons over green hills', 'hills', 'balloon', {}],
  ['a castle above a misty valley', 'mountains', 'castle', { weather: 'mist' }],
  ['camels crossing the dunes', 'desert', null, {}],
  ['a deer between tall pines in the snow', 'forest', null, { weather: 'snow' }],
  ['a red rose', 'backdrop', 'flower', {}],
  ['a whale in the sky above a city', 'city', 'whale', {}],
  ['wild flowers in a meadow', 'hills', 'flower', {}],
  ['abstract geometric composition', 'shapes', null, {}],
  ['a network of ideas', 'shapes', null, {}],
  ['the sound of silk', 'waves', null, {}],
])('default: %j is seen at %s with %s', (subject, ground, motif, more) => {
  for (const scene of scenes(subject)) expect(scene).toMatchObject({ ground, motif, ...more });
});

test.each(['a beautiful sunset', 'northern lights', 'rain', 'dreams of a starry night'])(
  'behavior: %j without a place is a landscape',
  (subject) => {
    for (const { ground } of scenes(subject)) expect(['mountains', 'hills', 'sea']).toContain(ground);
  },
);
