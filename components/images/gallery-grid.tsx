'use client';

import type { ReactNode } from 'react';
import { toDraft } from '@/lib/client/to-draft.ts';
import { toWish } from '@/lib/client/to-wish.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { FailedTile } from './failed-tile.tsx';
import { PictureTile } from './picture-tile.tsx';
import type { useDraw } from './use-draw.ts';
import { useEndImage } from './use-end-image.ts';
import { type FailedImage, useFailedImages } from './use-failed-images.ts';
import { WaitingTile } from './waiting-tile.tsx';

type GalleryGridProps = {
  images: readonly Image[];
  /** Those that were not drawn stand among the others. */
  withFailed: boolean;
  drawing: ReturnType<typeof useDraw>;
  announce: (status: string) => void;
  onOpen: (id: string) => void;
  onFavourite: (image: Image) => void;
  empty: ReactNode;
};

/** A browser has six connections to a site over HTTP/1.1; each stream holds one for as long as it is read. */
const FOLLOWED_MAX = 3;

/** Rows of equal height, no picture cut. The last row's pictures keep the height they have by themselves. */
export function GalleryGrid(props: GalleryGridProps) {
  const { images, withFailed, drawing, announce, onOpen, onFavourite, empty } = props;
  const { failed, dismiss } = useFailedImages();
  const onEnd = useEndImage(announce);
  // The oldest are drawn next.
  const waiting = images.filter(({ state }) => state === 'waiting');
  const followed = new Set(waiting.slice(-FOLLOWED_MAX).map(({ id }) => id));
  const failures = withFailed ? failed : [];
  const entries = [...images.filter(({ id }) => !failures.some(({ image }) => image.id === id)), ...failures];
  if (entries.length === 0) return empty;

  function retry({ image }: FailedImage) {
    const { wish } = toWish(toDraft(image));
    if (wish !== null) drawing.deliver({ wish, count: 1 }, () => dismiss(image.id));
  }
  return (
    <ul className="flex flex-wrap gap-2 [--row:8.5rem] after:grow-[1000] after:content-[''] sm:gap-3 sm:[--row:13rem] xl:[--row:15rem]">
      {entries
        .toSorted(byTime)
        .map((entry) =>
          'reason' in entry ? (
            <FailedTile
              key={entry.image.id}
              failed={entry}
              busy={drawing.sending}
              onRetry={() => retry(entry)}
              onDismiss={() => dismiss(entry.image.id)}
            />
          ) : entry.state === 'waiting' ? (
            <WaitingTile key={entry.id} image={entry} followed={followed.has(entry.id)} onEnd={onEnd} />
          ) : (
            <PictureTile
              key={entry.id}
              image={entry}
              onOpen={() => onOpen(entry.id)}
              onFavourite={() => onFavourite(entry)}
            />
          ),
        )}
    </ul>
  );
}

/** Newest first, as the server lists them. */
function byTime(one: Image | FailedImage, other: Image | FailedImage): number {
  const [a, b] = [one, other].map((entry) => ('reason' in entry ? entry.image : entry));
  if (a === undefined || b === undefined) return 0;
  return a.createdAt === b.createdAt ? (a.id > b.id ? -1 : 1) : a.createdAt > b.createdAt ? -1 : 1;
}
