'use client';

import { useState } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { PictureDialog } from './picture-dialog.tsx';
import { pictureUrl } from './picture-url.ts';

type PictureGridProps = { pictures: Message['images']; className?: string };

/** A message's pictures, small; pressed, one opens whole. */
export function PictureGrid({ pictures, className }: PictureGridProps) {
  const [opened, setOpened] = useState<number | null>(null);
  const shown = opened === null ? undefined : pictures[opened];
  return (
    <>
      <ul aria-label={messageStrings.pictures} className={joinClasses('flex flex-wrap gap-2', className)}>
        {pictures.map(({ id }, index) => (
          <li key={id}>
            <button
              type="button"
              aria-label={messageStrings.openPicture(index + 1, pictures.length)}
              onClick={() => setOpened(index)}
              className="block overflow-hidden rounded-card border bg-raised transition-opacity hover:opacity-90"
            >
              {/* biome-ignore lint/performance/noImgElement: the owner's own pictures, which no optimiser may see */}
              <img
                src={pictureUrl(id)}
                alt={messageStrings.pictureAlt(index + 1, pictures.length)}
                className="size-28 object-cover"
              />
            </button>
          </li>
        ))}
      </ul>
      {shown !== undefined && opened !== null && (
        <PictureDialog
          url={pictureUrl(shown.id)}
          alt={messageStrings.pictureAlt(opened + 1, pictures.length)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
