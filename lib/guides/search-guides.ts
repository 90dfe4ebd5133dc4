import { shared } from '../shared.ts';
import { createGuideIndex, type SearchGuides } from './create-guide-index.ts';
import { listGuides } from './read-guides.ts';
import type { GuideHit } from './schemas.ts';

/** What the guides say on a query. The index is made at the first one: the guides don't change while the server runs. */
export async function searchGuides(query: string): Promise<{ results: GuideHit[] }> {
  const cache = shared('guide-index', () => ({ index: null as Promise<SearchGuides> | null }));
  cache.index ??= listGuides().then(createGuideIndex);
  const search = await cache.index;
  return { results: search(query) };
}
