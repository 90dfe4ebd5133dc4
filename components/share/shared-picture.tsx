'use client';

import { useRef, useState } from 'react';
import type { SharedImage } from '@/lib/images/schemas.ts';
import { sharedImageStrings as strings } from '@/lib/strings/shared-image.ts';
import { Button } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';

type SharedPictureProps = { image: SharedImage; onLapsed: () => void };

/** The picture of a link, blurred until it is asked for where it may be NSFW. */
export function SharedPicture({ image, onLapsed }: SharedPictureProps) {
  const { url, prompt, width, height, nsfw } = image;
  const [revealed, setRevealed] = useState(false);
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);
  const asked = useRef(false);
  const hidden = nsfw && !revealed;
  function handleError() {
    // Its address may have lapsed in a page that was left open; a second time it is something else.
    if (asked.current) setBrokenUrl(url);
    else onLapsed();
    asked.current = true;
  }
  return (
    <div
      style={{ aspectRatio: `${width} / ${height}`, maxWidth: `calc(72dvh * ${width / height})` }}
      className="relative mx-auto w-full overflow-hidden rounded-card bg-raised"
    >
      {brokenUrl === url ? (
        <p className="grid size-full place-items-center p-4 text-muted text-sm">{strings.gone}</p>
      ) : (
        // biome-ignore lint/performance/noImgElement: behind a signed address, which no optimiser may keep
        <img
          src={url}
          alt={hidden ? strings.hidden : prompt}
          width={width}
          height={height}
          onError={handleError}
          className={joinClasses('size-full object-contain', hidden && 'scale-125 blur-3xl')}
        />
      )}
      {hidden && (
        <div className="absolute inset-0 grid place-content-center justify-items-center gap-3 p-4">
          <p className="rounded-control bg-surface px-3 py-1.5 text-sm">{strings.hidden}</p>
          <Button onClick={() => setRevealed(true)}>{strings.reveal}</Button>
        </div>
      )}
    </div>
  );
}
