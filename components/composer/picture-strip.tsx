import { X } from 'lucide-react';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { joinClasses } from '../ui/join-classes.ts';
import type { DraftPicture } from './picture-store.ts';

type PictureStripProps = {
  pictures: readonly DraftPicture[];
  /** While the message is on its way the pictures can't be taken out of it. */
  sending: boolean;
  onRemove: (id: string) => void;
};

/** The pictures of the draft, each with a button that removes it. */
export function PictureStrip({ pictures, sending, onRemove }: PictureStripProps) {
  if (pictures.length === 0) return null;
  return (
    <div className="px-2.5 pt-2">
      <ul aria-label={strings.pictures} className="flex flex-wrap gap-2">
        {pictures.map(({ id, name, preview }, index) => (
          <li key={id} className="relative size-16 overflow-hidden rounded-control border bg-raised">
            {preview === null ? (
              <span
                role="progressbar"
                aria-label={strings.preparing(name)}
                className="block size-full animate-pulse-soft bg-raised"
              />
            ) : (
              // biome-ignore lint/performance/noImgElement: a picture of this tab's memory, which no optimiser can reach
              <img
                src={preview}
                alt={strings.pictureName(index, name)}
                className={joinClasses('size-full object-cover', sending && 'animate-pulse-soft')}
              />
            )}
            {!sending && (
              <button
                type="button"
                aria-label={strings.remove(name)}
                title={strings.remove(name)}
                onClick={() => onRemove(id)}
                className="absolute top-0 right-0 grid size-7 pointer-coarse:size-10 place-items-center rounded-bl-control bg-ink/85 text-canvas hover:bg-ink focus-visible:-outline-offset-2"
              >
                <X aria-hidden className="size-4" strokeWidth={2} />
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-1.5 text-faint text-xs">{strings.memoryOnly}</p>
    </div>
  );
}
