'use client';

import { Download, Heart, RotateCcw, Trash2 } from 'lucide-react';
import { formatClock, formatDate } from '@/lib/client/format.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings } from '@/lib/strings/images.ts';
import { lightboxStrings as strings } from '@/lib/strings/lightbox.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { SharePicture } from './share-picture.tsx';

type LightboxPanelProps = {
  image: Image;
  onFavourite: () => void;
  onDownload: () => void;
  onDelete: () => void;
  onDrawAgain: () => void;
};

/** Beside the picture, on phones below it: what can be done with it, and what it was drawn from. */
export function LightboxPanel(props: LightboxPanelProps) {
  const { image, onFavourite, onDownload, onDelete, onDrawAgain } = props;
  const { prompt, favourite } = image;
  return (
    <div className="flex shrink-0 flex-col gap-6 border-l bg-surface p-5 max-md:border-t max-md:border-l-0 md:w-80 md:overflow-y-auto lg:w-96">
      <div className="-mx-2 flex items-center">
        <IconButton
          icon={Heart}
          label={favourite ? strings.unfavourite : strings.favourite}
          aria-pressed={favourite}
          onClick={onFavourite}
          className={favourite ? 'text-violet [&_svg]:fill-current' : undefined}
        />
        <IconButton icon={Download} label={strings.download} onClick={onDownload} />
        <IconButton icon={Trash2} label={strings.remove} onClick={onDelete} />
        <Button size="small" className="mr-2 ml-auto" onClick={onDrawAgain}>
          <RotateCcw aria-hidden className="size-4" strokeWidth={1.75} />
          {strings.again}
        </Button>
      </div>
      <section>
        <div className="flex items-center justify-between">
          <h2 className="font-medium text-muted text-sm">{strings.prompt}</h2>
          <CopyButton label={strings.copyPrompt} read={() => prompt} />
        </div>
        <p className="mt-1 max-h-[40dvh] overflow-y-auto whitespace-pre-wrap text-ui leading-relaxed [overflow-wrap:anywhere]">
          {prompt}
        </p>
      </section>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2 text-sm [&_dd]:break-words [&_dd]:tabular-nums [&_dt]:text-muted">
        {listDetails(image).map(({ term, value }) => (
          <div key={term} className="contents">
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <SharePicture image={image} />
    </div>
  );
}

function listDetails(image: Image): { term: string; value: string }[] {
  const { width, height, style, negativePrompt, seed, model, createdAt } = image;
  return [
    { term: strings.size, value: strings.sizeValue(width, height) },
    { term: strings.style, value: imageStrings.styleNames[style] },
    ...(negativePrompt === null ? [] : [{ term: strings.negative, value: negativePrompt }]),
    { term: strings.seed, value: String(seed) },
    { term: strings.model, value: model ?? strings.unknownModel },
    { term: strings.time, value: `${formatDate(createdAt)}, ${formatClock(createdAt)}` },
  ];
}
