import type { z } from 'zod';
import type { FailedImage, Image, imagesResponse } from '@/lib/images/schemas.ts';

type News = { arrived: Image[]; failed: FailedImage[]; gone: Image[] };

type Read = z.infer<typeof imagesResponse> & {
  /** Those that were waiting here when the page was asked for: one that came later may not be on it yet. */
  asked: readonly string[];
};

/**
 * What a first page that was read just now says of the pictures shown as waiting. Only of those: anything else it names may
 * have been deleted here a moment ago. `gone` were stopped or deleted elsewhere.
 */
export function readNews(waiting: readonly Image[], page: Read): News {
  const news: News = { arrived: [], failed: [], gone: [] };
  const last = page.nextCursor === null ? undefined : page.images.at(-1);
  for (const image of waiting) {
    const found = page.images.find(({ id }) => id === image.id);
    const failure = page.failed.find((each) => each.image.id === image.id);
    // One that is older than the page's last may be on the next page.
    const isCovered = last === undefined || image.createdAt > last.createdAt;
    if (found?.state === 'done') news.arrived.push(found);
    else if (failure !== undefined) news.failed.push(failure);
    else if (found === undefined && isCovered && page.asked.includes(image.id)) news.gone.push(image);
  }
  return news;
}
