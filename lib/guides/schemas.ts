import * as z from 'zod/mini';
import { storable } from '../text.ts';

/** Shapes of `GET /api/guides/search`. Browser-safe. */
export const GUIDE_QUERY_CHARS_MAX = 100;
export const guideSearchQuery = z.object({ q: z._default(storable(GUIDE_QUERY_CHARS_MAX), '') });

/** A piece of text; `hit` where it is one of the words that were looked for. */
const segment = z.object({ text: z.string(), hit: z.boolean() });
export type Segment = z.infer<typeof segment>;

const guideHit = z.object({
  slug: z.string(),
  /** The guide's title. */
  guide: z.string(),
  /** The section's heading, and its id on the guide's page; both are empty above the first heading. */
  heading: z.array(segment),
  anchor: z.string(),
  passage: z.array(segment),
});
export type GuideHit = z.infer<typeof guideHit>;
export const guideSearchResponse = z.object({ results: z.array(guideHit) });
