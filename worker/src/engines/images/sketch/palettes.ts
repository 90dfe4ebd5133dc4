export type Palette = {
  /** From the top to the horizon. */
  readonly sky: readonly [string, string, string];
  readonly sun: string;
  /** Far, middle, near. */
  readonly land: readonly [string, string, string];
  readonly accent: string;
  /** Stars come out, windows are lit. */
  readonly dark: boolean;
};

const palette = (sky: string, sun: string, land: string, accent: string, dark = false): Palette => {
  const [top = '', middle = '', low = ''] = sky.split(' ');
  const [far = '', mid = '', near = ''] = land.split(' ');
  return { sky: [top, middle, low], sun, land: [far, mid, near], accent, dark };
};

export const PALETTES = {
  dawn: palette('#3d4f86 #d98a94 #ffdcb4', '#fff3d6', '#9c86a6 #5f5c86 #2b3053', '#f0736a'),
  day: palette('#3f86c0 #93c9e4 #f2f3e2', '#fff8df', '#8fb8b4 #4f8f80 #22574d', '#e86f4a'),
  sunset: palette('#2e2459 #b8456f #ffab66', '#ffe6ab', '#7a3f70 #46295d #1d1836', '#ff8a5c'),
  night: palette('#090d2b #1c2a63 #4c5fa3', '#f6f1dc', '#2f3f78 #1b2756 #0a1029', '#ffd166', true),
  green: palette('#8fc1b8 #cfe3cc #f7f0d8', '#fff6d8', '#8db59e #48806a #1a4338', '#e9a23b'),
  ocean: palette('#1d5f92 #6bb5cb #f6ead0', '#fff4d4', '#7aa9b8 #3a7d95 #14475f', '#f08a5d'),
  desert: palette('#3a7a9e #f0c79b #fde9cb', '#fff1d0', '#e3a873 #bd6b40 #632f25', '#2f7f83'),
  winter: palette('#6f93c2 #c3d7ea #f8f9fb', '#ffffff', '#bccfe2 #7f9fc4 #35547c', '#e0615c'),
  blossom: palette('#8db7dd #f5cfdc #fff4ec', '#fffaf0', '#e3a7ba #a96a86 #563a58', '#ff7fa3'),
  autumn: palette('#6f9ca6 #f2d2a0 #fdecc9', '#fff2cf', '#d98e48 #a14c2b #45261d', '#c8372d'),
  neon: palette('#0d0a2a #51207a #e0417f', '#ffb1de', '#41206f #261350 #0c0721', '#33e1e8', true),
  cosmos: palette('#05051a #22124f #6a2f8f', '#ffe9c9', '#3f2470 #231448 #0b0720', '#ff9e6b', true),
  storm: palette('#262c38 #5a6472 #b3b6b4', '#e9e6d8', '#58616c #363d47 #14181d', '#d9a441'),
  gold: palette('#6c4a3a #d99a4e #ffe8ae', '#fff7d9', '#b98245 #7c4f2d #33211a', '#2c6e6b'),
  candy: palette('#6fa8dc #c9b8ec #ffe3ee', '#fffbe8', '#b9a3e0 #8d78c8 #54448c', '#ff8fab'),
  mono: palette('#3a3d42 #8e9297 #ececea', '#ffffff', '#9a9da1 #5c6066 #1d2024', '#c94f3d'),
} as const satisfies Record<string, Palette>;
export type PaletteName = keyof typeof PALETTES;
