'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { SharedImage } from '@/lib/images/schemas.ts';
import { sharedImageStrings as strings } from '@/lib/strings/shared-image.ts';
import { Button } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';

type SharedPictureProps = {
  image: SharedImage;
  /** Asks whether it is still shared. */
  onLost: () => Promise<unknown>;
};

/** The picture of a link, blurred until it is asked for where it may be NSFW. */
export function SharedPicture({ image, onLost }: SharedPictureProps) {
  const { url, prompt, width, height, nsfw } = image;
  const [revealed, setRevealed] = useState(false);
  const [broken, setBroken] = useState(false);
  const [busy, setBusy] = useState(false);
  // The address is the same as before: only a new element tries again.
  const [attempt, setAttempt] = useState(0);
  const asked = useRef(false);
  const hidden = nsfw && !revealed;
  async function readAgain() {
    asked.current = true;
    setBusy(true);
    await onLost();
    setBusy(false);
    setBroken(false);
    setAttempt((count) => count + 1);
  }
  function handleError() {
    // The link may have been ended, which the page then says; a second time it is something else.
    if (asked.current) setBroken(true);
    else void readAgain();
  }
  const handleLost = useEffectEvent(handleError);
  // The server has written the element: it may have failed before this code was there to hear of it.
  const element = useRef<HTMLImageElement>(null);
  useEffect(() => {
    if (element.current?.complete && element.current.naturalWidth === 0) handleLost();
  }, []);
  return (
    <div
      style={{ aspectRatio: `${width} / ${height}`, maxWidth: `calc(72dvh * ${width / height})` }}
      className="relative mx-auto w-full overflow-hidden rounded-card bg-raised"
    >
      {broken ? (
        <div role="alert" className="grid size-full place-content-center justify-items-center gap-3 p-4 text-center">
          <p className="text-muted text-sm">{strings.gone}</p>
          <Button size="small" disabled={busy} onClick={() => void readAgain()}>
            {busy ? strings.trying : strings.tryAgain}
          </Button>
        </div>
      ) : (
        // biome-ignore lint/performance/noImgElement: behind an address that ends with its link, which no optimiser may keep
        <img
          key={attempt}
          ref={element}
          src={url}
          alt={hidden ? strings.hidden : prompt}
          width={width}
          height={height}
          onLoad={() => {
            asked.current = false;
          }}
          onError={handleError}
          className={joinClasses('size-full object-contain', hidden && 'scale-125 blur-3xl')}
        />
      )}
      {hidden && !broken && (
        <div className="absolute inset-0 grid place-content-center justify-items-center gap-3 p-4">
          <p className="rounded-control bg-surface px-3 py-1.5 text-sm">{strings.hidden}</p>
          <Button onClick={() => setRevealed(true)}>{strings.reveal}</Button>
        </div>
      )}
    </div>
  );
}
