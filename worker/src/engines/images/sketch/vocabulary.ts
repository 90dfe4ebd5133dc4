import type { PaletteName } from './palettes.ts';

/** What a prompt's words bring into a sketch; the first list that a word is in counts. Plain data. */
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

export const GROUND_WORDS: readonly (readonly [Ground, readonly string[]])[] = [
  [
    'space',
    list(
      'space galaxy planet planets nebula cosmos cosmic universe orbit asteroid saturn jupiter astronaut stars interstellar',
    ),
  ],
  [
    'city',
    list(
      'city street skyline town downtown metropolis skyscraper skyscrapers tokyo york london paris berlin urban alley market cyberpunk building buildings cafe neon',
    ),
  ],
  [
    'mountains',
    list(
      'mountain mountains alps peak peaks himalaya cliff cliffs canyon fjord glacier summit volcano valley everest rocky',
    ),
  ],
  [
    'sea',
    list(
      'sea ocean beach lake river wave waves coast harbour harbor island bay shore water waterfall pond sail sailing ship boat lighthouse whale dolphin fish mermaid',
    ),
  ],
  ['desert', list('desert dune dunes sahara sand mars martian camel oasis pyramid pyramids cactus')],
  [
    'forest',
    list(
      'forest wood woods trees pine pines jungle rainforest woodland grove bamboo mushroom deer wolf bear elf fairy',
    ),
  ],
  [
    'hills',
    list(
      'field fields meadow hill hills farm village countryside garden prairie grass landscape vineyard tuscany road path windmill picnic scenery horse cow sheep dragon',
    ),
  ],
  ['shapes', list('abstract geometric bauhaus shapes minimal minimalist pattern composition cubist logo poster')],
  [
    'waves',
    list(
      'flow flowing waves silk fluid liquid swirl swirls energy dream dreams emotion music sound feeling texture background wallpaper',
    ),
  ],
];

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
  ['cosmos', list('space galaxy nebula cosmos cosmic universe planet planets astronaut interstellar')],
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
