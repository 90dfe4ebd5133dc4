'use client';

import { toDraft } from '@/lib/client/to-draft.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { LoadError } from '../account/load-error.tsx';
import { GalleryEmpty } from './gallery-empty.tsx';
import { GalleryFilter } from './gallery-filter.tsx';
import { GalleryGrid } from './gallery-grid.tsx';
import { GallerySkeleton } from './gallery-skeleton.tsx';
import { Lightbox } from './lightbox.tsx';
import { LoadOlder } from './load-older.tsx';
import { UndoBar } from './undo-bar.tsx';
import { useDeleteImage } from './use-delete-image.ts';
import type { useDraw } from './use-draw.ts';
import { useFavourite } from './use-favourite.ts';
import { useImageDraft } from './use-image-draft.ts';
import { useImages } from './use-images.ts';
import { useLightbox } from './use-lightbox.ts';

type GalleryProps = {
  drawing: ReturnType<typeof useDraw>;
  favourite: boolean;
  onFilter: (favourite: boolean) => void;
  /** The form was filled from here. */
  onFill: () => void;
};

/** All pictures of the person, newest first, and the one that is looked at. */
export function Gallery({ drawing, favourite, onFilter, onFill }: GalleryProps) {
  const list = useImages(favourite);
  const images = list.data?.pages.flatMap((page) => page.images) ?? [];
  const [, changeDraft] = useImageDraft();
  const mark = useFavourite();
  const { remove, undo, deletedId } = useDeleteImage();
  const { openId, open, move, close } = useLightbox();

  function drawAgain(image: Image) {
    changeDraft(toDraft(image));
    close(onFill);
  }
  return (
    <section aria-label={strings.gallery} aria-busy={list.isPending}>
      <GalleryFilter favourite={favourite} onChange={onFilter} hasNsfw={images.some(({ nsfw }) => nsfw)} />
      {list.isPending ? (
        <GallerySkeleton />
      ) : list.data === undefined ? (
        <LoadError error={list.error} onRetry={() => void list.refetch()} title={strings.failedToLoad} />
      ) : (
        <>
          <GalleryGrid
            images={images}
            failed={list.data.pages[0]?.failed ?? []}
            drawing={drawing}
            onOpen={open}
            onFavourite={(image) => void mark(image)}
            empty={
              <GalleryEmpty
                favourite={favourite}
                onShowAll={() => onFilter(false)}
                onChoose={(prompt) => {
                  changeDraft({ prompt });
                  onFill();
                }}
              />
            }
          />
          {list.isFetchNextPageError ? (
            <div className="mt-6">
              <LoadError error={list.error} onRetry={() => void list.fetchNextPage()} title={strings.moreFailed} />
            </div>
          ) : (
            list.hasNextPage && <LoadOlder loading={list.isFetching} onLoad={() => void list.fetchNextPage()} />
          )}
        </>
      )}
      {openId === null && <UndoBar deletedId={deletedId} onUndo={undo} className="fixed bottom-6" />}
      {openId !== null && (
        <Lightbox
          id={openId}
          images={images.filter(({ state }) => state === 'done')}
          onMove={move}
          onClose={() => close()}
          onFavourite={(image) => void mark(image)}
          onDelete={remove}
          deletedId={deletedId}
          onUndo={undo}
          onDrawAgain={drawAgain}
        />
      )}
    </section>
  );
}
