'use client';

import { useQueryClient } from '@tanstack/react-query';
import { EyeOff } from 'lucide-react';
import Link from 'next/link';
import { useRef } from 'react';
import type { AnswerPicture, Message } from '@/lib/chat/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Progress } from './use-job-stream.ts';

type PictureAnswerProps = { message: Message; progress: Progress | null; waiting: boolean };

/** The longer side of a picture in a chat, in pixels. */
const SIDE = 384;

/** The answer to `/image …`: how far it is, then the picture, which opens in the gallery. */
export function PictureAnswer({ message, progress, waiting }: PictureAnswerProps) {
  const { picture, content } = message;
  if (waiting) return progress === null ? null : <InTheMaking progress={progress} />;
  if (picture !== undefined) return <Drawn picture={picture} />;
  // Stopped before it was there, it was none.
  return content === '' ? null : <p className="text-muted italic">{messageStrings.drawnGone}</p>;
}

function Drawn({ picture }: { picture: AnswerPicture }) {
  const { id, prompt, thumbUrl, width, height, nsfw } = picture;
  const queries = useQueryClient();
  const asked = useRef(false);
  function askAnew() {
    // Its address has lapsed: the conversation has new ones.
    if (asked.current) return;
    asked.current = true;
    void queries.invalidateQueries({ queryKey: queryKeys.conversation('').slice(0, 1) });
  }
  return (
    <Link
      href={`/images?open=${encodeURIComponent(id)}`}
      aria-label={messageStrings.openDrawn(prompt)}
      style={{ aspectRatio: `${width} / ${height}`, maxWidth: (SIDE * width) / Math.max(width, height) }}
      className="relative block w-full overflow-hidden rounded-card bg-raised transition-opacity hover:opacity-95"
    >
      {nsfw ? (
        <span className="grid size-full place-content-center justify-items-center gap-1.5 text-muted text-sm">
          <EyeOff aria-hidden className="size-5" strokeWidth={1.75} />
          {messageStrings.drawnHidden}
        </span>
      ) : (
        // biome-ignore lint/performance/noImgElement: the owner's own pictures, which no optimiser may see
        <img src={thumbUrl} alt={prompt} width={width} height={height} onError={askAnew} className="size-full" />
      )}
    </Link>
  );
}

function InTheMaking({ progress: { step, steps, preview } }: { progress: Progress }) {
  return (
    <div style={{ maxWidth: SIDE }} className="overflow-hidden rounded-card border bg-raised">
      {preview === null ? (
        <Skeleton className="aspect-square w-full" />
      ) : (
        // biome-ignore lint/performance/noImgElement: a data URL
        <img src={preview} alt="" className="aspect-square w-full scale-105 object-cover blur-md" />
      )}
      <div className="relative bg-surface px-3 py-2.5">
        <p className="text-muted text-sm tabular-nums">{messageStrings.drawingStep(step, steps)}</p>
        <div
          role="progressbar"
          aria-label={messageStrings.drawingLabel}
          aria-valuemin={0}
          aria-valuemax={steps}
          aria-valuenow={Math.min(step, steps)}
          className="mt-1.5 h-1 overflow-hidden rounded-full bg-line"
        >
          <div
            style={{ width: `${Math.min(100, (step / steps) * 100)}%` }}
            className="h-full bg-violet-solid transition-[width] duration-calm"
          />
        </div>
      </div>
    </div>
  );
}
