'use client';

import type { ReactNode } from 'react';
import { toDraft } from '@/lib/client/to-draft.ts';
import { toWish } from '@/lib/client/to-wish.ts';
import type { FailedImage, Image } from '@/lib/images/schemas.ts';
import { FailedTile } from './failed-tile.tsx';
import { leaveTile } from './leave-tile.ts';
import { PictureTile } from './picture-tile.tsx';
import { useDismissFailed } from './use-dismiss-failed.ts';
import type { useDraw } from './use-draw.ts';
import { useEndImage } from './use-end-image.ts';
import { usePageVisible } from './use-page-visible.ts';
import { WaitingTile } from './waiting-tile.tsx';

type GalleryGridProps = {
  images: readonly Image[];
  /** Those that were not drawn stand among the others. */
  failed: readonly FailedImage[];
  drawing: ReturnType<typeof useDraw>;
  onOpen: (id: string) => void;
  onFavourite: (image: Image) => void;
  empty: ReactNode;
};

/** Rows of equal height, no picture cut. The last row's pictures keep the height they have by themselves. */
export function GalleryGrid(props: GalleryGridProps) {
  const { images, failed, drawing, onOpen, onFavourite, empty } = props;
  const dismiss = useDismissFailed();
  const onEnd = useEndImage();
  const visible = usePageVisible();
  // One stream a tab, of the one that is drawn first, and none where nobody looks: over HTTP/1.1 a browser has six
  // connections to a site for all its tabs, and each stream holds one.
  const followedId = visible ? images.findLast(({ state }) => state === 'waiting')?.id : undefined;
  const entries = [...images.filter(({ id }) => !failed.some(({ image }) => image.id === id)), ...failed];
  if (entries.length === 0) return empty;

  function retry(failure: FailedImage) {
    const { wish } = toWish(toDraft(failure.image));
    if (wish !== null) drawing.deliver({ wish, count: 1, retryOf: failure.image.id }, () => takeOut(failure));
  }
  function takeOut(failure: FailedImage) {
    leaveTile(failure.image.id);
    dismiss(failure);
  }
  return (
    <ul className="flex flex-wrap gap-2 [--row:8.5rem] after:grow-[1000] after:content-[''] sm:gap-3 sm:[--row:13rem] xl:[--row:15rem]">
      {entries
        .toSorted(byTime)
        .map((entry) =>
          'message' in entry ? (
            <FailedTile
              key={entry.image.id}
              failed={entry}
              busy={drawing.sending}
              onRetry={() => retry(entry)}
              onDismiss={() => takeOut(entry)}
            />
          ) : entry.state === 'waiting' ? (
            <WaitingTile key={entry.id} image={entry} followed={entry.id === followedId} onEnd={onEnd} />
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
  const [a, b] = [one, other].map((entry) => ('message' in entry ? entry.image : entry));
  if (a === undefined || b === undefined) return 0;
  return a.createdAt === b.createdAt ? (a.id > b.id ? -1 : 1) : a.createdAt > b.createdAt ? -1 : 1;
}
