'use client';

import { useEffect, useState } from 'react';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings } from '@/lib/strings/images.ts';
import { lightboxStrings as strings } from '@/lib/strings/lightbox.ts';
import { Button } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { useFreshUrl } from './use-fresh-url.ts';
import { useReveal } from './use-reveal.ts';

type LightboxPictureProps = {
  image: Image;
  /** A button has gone with the focus on it. */
  onButtonGone: () => void;
};

/** The whole picture; its thumbnail, which is there already, stands in until it has come. */
export function LightboxPicture({ image, onButtonGone }: LightboxPictureProps) {
  const { id, prompt, url, thumbUrl, width, height } = image;
  const { broken, busy, attempt, handleError, handleLoad, retry } = useFreshUrl(id, url);
  const { hidden, reveal } = useReveal(image);
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    if (!hidden && !broken && document.activeElement === document.body) onButtonGone();
  });
  if (broken || url === null) {
    return (
      <div role="alert" className="grid justify-items-center gap-3 px-6 text-center">
        <p className="text-muted text-sm">{imageStrings.gone}</p>
        <Button size="small" disabled={busy} onClick={retry}>
          {busy ? strings.trying : strings.tryAgain}
        </Button>
      </div>
    );
  }
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: the owner's own pictures, which no optimiser may see */}
      <img
        key={attempt}
        src={url}
        alt={hidden ? strings.hidden : prompt}
        width={width}
        height={height}
        onLoad={() => {
          setLoaded(true);
          handleLoad();
        }}
        onError={handleError}
        style={loaded || thumbUrl === null ? undefined : { backgroundImage: `url("${thumbUrl}")` }}
        className={joinClasses(
          'h-auto max-h-full w-auto max-w-full bg-contain bg-center bg-no-repeat object-contain max-md:max-h-[62dvh]',
          hidden && 'blur-3xl',
        )}
      />
      {hidden && (
        <div className="absolute inset-0 grid place-content-center justify-items-center gap-3">
          <p className="rounded-control bg-surface px-3 py-1.5 text-sm">{strings.hidden}</p>
          <Button onClick={reveal}>{strings.reveal}</Button>
        </div>
      )}
    </>
  );
}
