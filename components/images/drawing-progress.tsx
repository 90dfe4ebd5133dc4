import { LoaderCircle, Square } from 'lucide-react';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import type { JobStream } from '../chat/use-job-stream.ts';
import { Button } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';

type DrawingProgressProps = {
  prompt: string;
  /** As it was when the list was read; null while it is drawn. */
  queue: Image['queue'];
  /** Null while its stream is not read. */
  stream: JobStream | null;
  /** Not of what is blurred until it is asked for: a glimpse is small, not harmless. */
  withPreview: boolean;
  stopping: boolean;
  onReopen: () => void;
  onStop: () => void;
};

/** How far a picture is, over the glimpse of it that the worker sends. */
export function DrawingProgress({
  prompt,
  queue,
  stream,
  withPreview,
  stopping,
  onReopen,
  onStop,
}: DrawingProgressProps) {
  const progress = stream?.progress ?? null;
  const isDrawn = stream === null ? queue === null : stream.phase === 'running';
  const preview = withPreview ? (progress?.preview ?? null) : null;
  return (
    <div className="absolute inset-0">
      {preview !== null && (
        // biome-ignore lint/performance/noImgElement: a data URL
        <img
          src={preview}
          alt=""
          className="absolute inset-0 size-full scale-110 object-cover blur-md transition-[filter]"
        />
      )}
      {preview === null && isDrawn && <div aria-hidden className="absolute inset-0 animate-pulse-soft bg-line" />}
      <button
        type="button"
        aria-label={strings.stopLabel(prompt)}
        data-tooltip={stopping ? strings.stopping : strings.stop}
        disabled={stopping}
        onClick={onStop}
        className="absolute top-2 right-2 grid size-9 pointer-coarse:size-11 place-items-center rounded-control border bg-surface text-muted hover:text-ink"
      >
        {stopping ? (
          <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />
        ) : (
          <Square aria-hidden className="size-3.5 fill-current" />
        )}
      </button>
      <div
        className={joinClasses(
          'absolute inset-x-0 bottom-0 grid gap-1.5 px-3 pt-2.5 pb-3',
          preview !== null && 'bg-surface/90',
        )}
      >
        <p className="line-clamp-1 text-muted text-xs">{prompt}</p>
        <p className="font-medium text-meta tabular-nums">{describe(stream, queue)}</p>
        {stream?.phase === 'lost' && (
          <Button size="small" className="justify-self-start" onClick={onReopen}>
            {strings.reopen}
          </Button>
        )}
        {progress !== null && (
          <div
            role="progressbar"
            aria-label={strings.progress(prompt)}
            aria-valuemin={0}
            aria-valuemax={progress.steps}
            aria-valuenow={Math.min(progress.step, progress.steps)}
            aria-valuetext={strings.step(progress.step, progress.steps)}
            className="h-1 overflow-hidden rounded-full bg-line"
          >
            <div
              style={{ width: `${Math.min(100, (progress.step / progress.steps) * 100)}%` }}
              className="h-full rounded-full bg-violet-solid transition-[width] duration-calm"
            />
          </div>
        )}
      </div>
    </div>
  );
}

function describe(stream: JobStream | null, listed: Image['queue']): string {
  if (stream === null) return listed === null ? strings.drawing : describePlace(listed);
  if (stream.phase === 'lost') return strings.lost;
  if (stream.reconnecting) return strings.reconnecting;
  if (stream.progress !== null) return strings.step(stream.progress.step, stream.progress.steps);
  if (stream.phase === 'running') return strings.drawing;
  const queue = stream.queue ?? listed;
  return queue === null ? strings.connecting : describePlace(queue);
}

function describePlace({ position, workers, waitSeconds }: NonNullable<Image['queue']>): string {
  const facts = [strings.queued(position)];
  if (workers === 0) facts.push(strings.queuedNobody);
  else if (waitSeconds !== null) facts.push(strings.queuedWait(waitSeconds));
  return facts.join(' · ');
}
