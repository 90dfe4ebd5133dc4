'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { fetchImage } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { lightboxStrings as strings } from '@/lib/strings/lightbox.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { Modal } from '../ui/modal.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { LightboxMissing } from './lightbox-missing.tsx';
import { LightboxPanel } from './lightbox-panel.tsx';
import { LightboxPicture } from './lightbox-picture.tsx';
import { UndoBar } from './undo-bar.tsx';
import { useDownload } from './use-download.ts';
import { useLightboxKeys } from './use-lightbox-keys.ts';

type LightboxProps = {
  id: string;
  /** Those it goes through, in the gallery's order. */
  images: readonly Image[];
  onMove: (id: string) => void;
  onClose: () => void;
  onFavourite: (image: Image) => void;
  onDelete: (image: Image) => void;
  /** The one that was deleted a moment ago. */
  deletedId: string | null;
  onUndo: () => void;
  onDrawAgain: (image: Image) => void;
};

/** One picture as large as the window allows, with what can be done with it. */
export function Lightbox(props: LightboxProps) {
  const { images, onClose, onFavourite, onDelete, deletedId, onUndo, onDrawAgain } = props;
  // The address follows a moment later: a picture that was deleted must not be looked for until then.
  const [movedTo, setMovedTo] = useState<string | null>(null);
  if (movedTo === props.id) setMovedTo(null);
  const id = movedTo ?? props.id;
  const onMove = (to: string) => {
    setMovedTo(to);
    props.onMove(to);
  };
  const index = images.findIndex((image) => image.id === id);
  const listed = images[index];
  // Linked to from a chat it may be one that the gallery has not loaded yet.
  const alone = useQuery({
    queryKey: queryKeys.image(id),
    queryFn: ({ signal }) => fetchImage(id, signal),
    enabled: listed === undefined,
  });
  const image = listed ?? (alone.data?.state === 'done' ? alone.data : undefined);
  const previous = index > 0 ? images[index - 1] : undefined;
  const next = index === -1 ? undefined : images[index + 1];
  const download = useDownload();
  // The picture is what was opened: on a button the focus would bring up its tooltip first.
  const stage = useRef<HTMLDivElement>(null);
  const focusStage = () => stage.current?.focus();
  useEffect(focusStage, []);
  // A button that goes with its picture takes the focus along, and the keys with it.
  useEffect(() => {
    if (document.activeElement === document.body) focusStage();
  });

  function remove() {
    if (image === undefined) return;
    const neighbour = next ?? previous;
    onDelete(image);
    if (neighbour === undefined) onClose();
    else onMove(neighbour.id);
  }
  const actions = {
    onFavourite: () => image && onFavourite(image),
    onDownload: () => image && void download(image),
    onDelete: remove,
  };
  const onKeyDown = useLightboxKeys({
    ...actions,
    onPrevious: () => previous && onMove(previous.id),
    onNext: () => next && onMove(next.id),
  });
  // Others go without this being drawn anew, or are switched off under the focus while they are busy.
  const handleLostKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.target !== document.body) return;
    focusStage();
    onKeyDown(event);
  });
  useEffect(() => {
    document.addEventListener('keydown', handleLostKey);
    return () => document.removeEventListener('keydown', handleLostKey);
  }, []);
  return (
    <Modal
      open
      onClose={onClose}
      onKeyDown={onKeyDown}
      aria-label={image === undefined ? strings.loading : strings.title(image.prompt)}
      className="m-auto h-dvh max-h-none w-screen max-w-none bg-canvas"
    >
      <div className="flex h-full max-md:flex-col max-md:overflow-y-auto">
        <div
          ref={stage}
          tabIndex={-1}
          className={joinClasses(
            'relative flex min-h-0 min-w-0 flex-1 items-center justify-center bg-canvas focus-visible:outline-none max-md:min-h-[45dvh] max-md:pt-16 max-md:pb-3 md:px-16 md:py-6',
            // Without a panel below it the whole window is its own.
            image !== undefined && 'max-md:flex-none',
          )}
        >
          {image !== undefined ? (
            <LightboxPicture key={image.id} image={image} onButtonGone={focusStage} />
          ) : alone.isPending ? (
            <Skeleton className="aspect-square w-[min(80%,60dvh)] rounded-card" />
          ) : (
            <LightboxMissing
              error={alone.error}
              state={alone.data?.state === 'done' ? undefined : alone.data?.state}
              busy={alone.isFetching}
              onRetry={() => void alone.refetch()}
            />
          )}
          <IconButton
            icon={X}
            label={strings.close}
            onClick={onClose}
            className="absolute top-3 left-3 border bg-surface"
          />
          {index !== -1 && images.length > 1 && (
            <p className="absolute top-3 right-3 rounded-control border bg-surface px-2.5 py-1.5 text-muted text-xs tabular-nums">
              {strings.position(index, images.length)}
            </p>
          )}
          <Step icon={ChevronLeft} label={strings.previous} to={previous} onMove={onMove} className="left-3" />
          <Step icon={ChevronRight} label={strings.next} to={next} onMove={onMove} className="right-3" />
          <UndoBar deletedId={deletedId} onUndo={onUndo} className="absolute bottom-4" />
        </div>
        {image !== undefined && (
          <LightboxPanel key={image.id} image={image} {...actions} onDrawAgain={() => onDrawAgain(image)} />
        )}
      </div>
    </Modal>
  );
}

type StepProps = {
  icon: typeof ChevronLeft;
  label: string;
  to: Image | undefined;
  onMove: (id: string) => void;
  className: string;
};

function Step({ icon, label, to, onMove, className }: StepProps) {
  if (to === undefined) return null;
  return (
    <IconButton
      icon={icon}
      label={label}
      onClick={() => onMove(to.id)}
      className={joinClasses('absolute top-1/2 -translate-y-1/2 border bg-surface', className)}
    />
  );
}
