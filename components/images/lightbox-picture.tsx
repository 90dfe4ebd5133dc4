'use client';

import { useState } from 'react';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings } from '@/lib/strings/images.ts';
import { lightboxStrings as strings } from '@/lib/strings/lightbox.ts';
import { Button } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { useFreshUrl } from './use-fresh-url.ts';
import { useReveal } from './use-reveal.ts';

/** The whole picture; its thumbnail, which is there already, stands in until it has come. */
export function LightboxPicture({ image }: { image: Image }) {
  const { id, prompt, url, thumbUrl, width, height } = image;
  const { broken, refresh } = useFreshUrl(id, url);
  const { hidden, reveal } = useReveal(image);
  const [loaded, setLoaded] = useState(false);
  if (broken || url === null) return <p className="text-muted text-sm">{imageStrings.gone}</p>;
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: the owner's own pictures, which no optimiser may see */}
      <img
        src={url}
        alt={hidden ? strings.hidden : prompt}
        width={width}
        height={height}
        onLoad={() => setLoaded(true)}
        onError={refresh}
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
