import type { PaletteName } from './palettes.ts';

/** What a prompt's words bring into a sketch; the first list that a word is in counts. Plain data, plurals are found too. */
const list = (words: string): readonly string[] => words.split(' ');

export type Ground =
  | 'mountains'
  | 'city'
  | 'sea'
  | 'forest'
  | 'desert'
  | 'hills'
  | 'space'
  | 'waves'
  | 'shapes'
  | 'backdrop';
export type Motif =
  | 'portrait'
  | 'cat'
  | 'fox'
  | 'flower'
  | 'rocket'
  | 'boat'
  | 'house'
  | 'castle'
  | 'lighthouse'
  | 'balloon'
  | 'robot'
  | 'bird'
  | 'tree'
  | 'whale';

/**
 * Where a scene is. First what names a place by itself, then what only hints at one: a forest with a river is a forest, a cabin
 * under the stars not in space. Of what names a place, the one that leaves room for the others comes first.
 */
export const GROUND_WORDS: readonly (readonly [Ground, readonly string[]])[] = [
  ['space', list('space galaxy planet nebula cosmos cosmic universe orbit asteroid saturn jupiter interstellar')],
  [
    'city',
    list(
      'city street skyline town downtown metropolis skyscraper tokyo york london paris berlin urban alley market building',
    ),
  ],
  ['mountains', list('mountain alps peak himalaya canyon fjord glacier summit volcano everest rockies')],
  ['desert', list('desert dune dunes sahara mars martian oasis')],
  ['sea', list('sea ocean seaside beach coast coastline harbour harbor island bay shore lagoon underwater')],
  ['forest', list('forest woods jungle rainforest woodland grove bamboo')],
  ['hills', list('field meadow hill farm village countryside garden park prairie vineyard tuscany')],
  ['desert', list('sand camel pyramid cactus')],
  [
    'sea',
    list('lake river wave waves water waterfall pond sail sailing ship boat lighthouse whale dolphin fish mermaid'),
  ],
  ['mountains', list('cliff valley rocky')],
  ['forest', list('wood trees pine mushroom deer wolf bear elf fairy')],
  ['hills', list('grass landscape road path windmill picnic scenery horse cow sheep dragon')],
  ['city', list('cyberpunk cafe neon')],
  ['space', list('astronaut stars')],
];

/** No place at all: these count only where no other word says what is to be seen. */
export const ABSTRACT_WORDS: readonly (readonly [Ground, readonly string[]])[] = [
  [
    'shapes',
    list('abstract geometric bauhaus shapes minimal minimalist pattern composition cubist logo poster network'),
  ],
  [
    'waves',
    list('flow flowing silk fluid liquid swirl energy dream emotion music sound feeling texture background wallpaper'),
  ],
];

/** What is seen outdoors, wherever that is. */
export const OUTDOOR_WORDS = list(
  'sky sun sunset sunrise dusk dawn twilight moon moonlight moonlit night midnight starry horizon cloud cloudy rainbow wind windy autumn spring summer',
);

export const MOTIF_WORDS: readonly (readonly [Motif, readonly string[]])[] = [
  [
    'portrait',
    list(
      'portrait face woman man girl boy person people king queen princess prince knight wizard witch warrior child grandmother grandfather musician artist samurai human lady soldier astronaut dancer elf mermaid',
    ),
  ],
  ['cat', list('cat cats kitten kitty lynx tiger lion panther leopard')],
  ['fox', list('fox foxes dog dogs puppy wolf corgi husky shiba coyote hound')],
  ['robot', list('robot robots android mech cyborg droid machine')],
  ['rocket', list('rocket rockets spaceship spacecraft shuttle launch starship missile')],
  ['whale', list('whale whales orca dolphin fish shark')],
  ['boat', list('boat boats ship sail sailing sailboat yacht galleon pirate')],
  ['lighthouse', list('lighthouse beacon')],
  ['castle', list('castle palace fortress tower towers temple cathedral kingdom')],
  ['house', list('house cabin cottage hut barn home farmhouse village chalet windmill')],
  ['balloon', list('balloon balloons airship zeppelin hot-air')],
  [
    'flower',
    list('flower flowers rose roses tulip tulips bouquet sunflower lotus orchid daisy poppy lily bloom blossoms'),
  ],
  ['bird', list('bird birds eagle owl crow raven crane swan heron parrot phoenix hawk dove seagull dragon')],
  ['tree', list('tree oak willow baobab bonsai maple')],
];

export const PALETTE_WORDS: readonly (readonly [PaletteName, readonly string[]])[] = [
  ['neon', list('neon cyberpunk synthwave vaporwave futuristic hologram')],
  ['cosmos', list('space galaxy nebula cosmos cosmic universe planet interstellar')],
  ['night', list('night midnight moon moonlit moonlight stars starry aurora dark nocturnal firefly fireflies')],
  ['sunset', list('sunset dusk evening twilight volcano lava fire dragon')],
  ['dawn', list('dawn sunrise morning daybreak mist misty')],
  ['storm', list('storm stormy rain rainy thunder gloomy noir gothic dramatic fog foggy grey gray sad')],
  ['winter', list('winter snow snowy ice icy frozen glacier arctic christmas cold')],
  ['autumn', list('autumn fall october maple harvest rust pumpkin halloween')],
  ['blossom', list('spring cherry blossom blossoms sakura romantic love rose roses tulip')],
  ['desert', list('desert dune dunes sahara mars martian canyon cactus camel pyramid')],
  ['candy', list('candy pastel cute kawaii dream dreamy unicorn magical fairy bubble')],
  ['gold', list('gold golden vintage sepia antique royal king queen warm honey baroque')],
  ['mono', list('black-and-white monochrome charcoal pencil grayscale')],
  ['ocean', list('sea ocean beach tropical summer island lagoon turquoise underwater coral')],
  ['green', list('forest jungle garden green meadow nature moss bamboo tea spring')],
  ['day', list('day sunny noon blue bright happy sky')],
];

/** A colour that is named tints the whole picture. */
export const COLOR_WORDS: Readonly<Record<string, string>> = {
  red: '#d33a34',
  crimson: '#b3203a',
  scarlet: '#e0362c',
  orange: '#f08a2c',
  amber: '#f0a92c',
  yellow: '#f2c93a',
  green: '#3f9a5b',
  emerald: '#1f9a70',
  teal: '#1f8f8f',
  turquoise: '#2fb8b3',
  cyan: '#2cc0dd',
  blue: '#3468c8',
  indigo: '#3f3fa0',
  violet: '#7a4fd0',
  purple: '#7f3fae',
  magenta: '#c9378f',
  pink: '#ef7fa5',
  white: '#eef0f2',
  brown: '#7c5236',
  silver: '#b7bec6',
};

export const WEATHER_WORDS = {
  snow: list('snow snowy snowfall blizzard winter christmas'),
  rain: list('rain rainy storm stormy thunder drizzle'),
  mist: list('mist misty fog foggy haze hazy dreamy'),
} as const;
export const AURORA_WORDS = list('aurora borealis northern-lights northern polar');
