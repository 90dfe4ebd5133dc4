'use client';

import { EyeOff, Heart } from 'lucide-react';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { TileFrame } from './tile-frame.tsx';
import { tileId } from './tile-id.ts';
import { useFreshUrl } from './use-fresh-url.ts';
import { useReveal } from './use-reveal.ts';

type PictureTileProps = { image: Image; onOpen: () => void; onFavourite: () => void };

/** A picture of the gallery. */
export function PictureTile({ image, onOpen, onFavourite }: PictureTileProps) {
  const { id, prompt, thumbUrl, width, height, favourite } = image;
  const { broken, attempt, handleError, handleLoad } = useFreshUrl(id, thumbUrl);
  const { hidden, reveal } = useReveal(image);
  return (
    <TileFrame width={width} height={height} className="group">
      <button
        type="button"
        id={tileId(id)}
        aria-haspopup="dialog"
        aria-label={hidden ? strings.revealLabel(prompt) : strings.open(prompt)}
        onClick={hidden ? reveal : onOpen}
        className="block size-full outline-offset-[-3px]"
      >
        {broken || thumbUrl === null ? (
          <span className="grid size-full place-items-center p-3 text-center text-meta text-muted">{strings.gone}</span>
        ) : (
          // biome-ignore lint/performance/noImgElement: the owner's own pictures, which no optimiser may see
          <img
            key={attempt}
            src={thumbUrl}
            alt=""
            width={width}
            height={height}
            loading="lazy"
            decoding="async"
            onLoad={handleLoad}
            onError={handleError}
            className={joinClasses('size-full object-cover', hidden && 'scale-125 blur-2xl')}
          />
        )}
        {hidden && (
          <span
            aria-hidden
            className="absolute inset-0 grid place-content-center justify-items-center gap-1 bg-overlay font-medium text-on-violet text-sm"
          >
            <EyeOff className="size-5" strokeWidth={1.75} />
            {strings.hidden} · {strings.reveal}
          </span>
        )}
      </button>
      <button
        type="button"
        aria-label={favourite ? strings.unfavourite : strings.favourite}
        aria-pressed={favourite}
        data-tooltip={favourite ? strings.unfavourite : strings.favourite}
        onClick={onFavourite}
        className={joinClasses(
          'absolute top-2 right-2 grid size-9 pointer-coarse:size-11 place-items-center rounded-control bg-overlay text-on-violet transition-opacity',
          'focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100',
          !favourite && 'opacity-0 pointer-coarse:hidden',
        )}
      >
        <Heart aria-hidden className={joinClasses('size-4.5', favourite && 'fill-current')} strokeWidth={1.75} />
      </button>
    </TileFrame>
  );
}
