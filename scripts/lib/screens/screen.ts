import type { Page } from 'playwright-core';
import type { Seeded } from './seed-site.ts';

/** One picture, which is taken in each theme and at each width. */
export type Screen = {
  /** The file's name before theme and width. */
  name: string;
  path: string | ((seeded: Seeded) => string);
  /** Whose session; left out, the person with a history. */
  as?: 'nobody' | 'poor';
  /** At this width only. */
  width?: number;
  /** The window's height where the page itself does not scroll, its content does. */
  height?: number;
  /** All of the page, not only what fits the window. */
  whole?: true;
  /** The status the page is meant to have, when that is not 200. */
  status?: number;
  /** Brings the page into the state that is shown, and waits for it. */
  ready: (page: Page) => Promise<unknown>;
};
