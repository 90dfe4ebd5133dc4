'use client';

import { useMutation } from '@tanstack/react-query';
import { ApiError } from '@/lib/client/api-error.ts';
import { stopJob } from '@/lib/client/chat-api.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useJobStream } from '../chat/use-job-stream.ts';
import { useToast } from '../ui/use-toast.ts';
import { DrawingProgress } from './drawing-progress.tsx';
import { TileFrame } from './tile-frame.tsx';
import type { useEndImage } from './use-end-image.ts';
import { useReveal } from './use-reveal.ts';

type WaitingTileProps = {
  image: Image;
  /** Its stream is read. Of the others `usePollWaiting` asks. */
  followed: boolean;
  onEnd: ReturnType<typeof useEndImage>;
};

/** A picture on its way: its place in the queue, then how far it is, in the place where it will be. */
export function WaitingTile({ image, followed, onEnd }: WaitingTileProps) {
  const { jobId, prompt, width, height } = image;
  const toast = useToast();
  const { hidden } = useReveal(image);
  const { reopen, ...stream } = useJobStream(followed ? jobId : null, ({ event }) => void onEnd.end(image, event));
  const stop = useMutation({
    mutationFn: () => stopJob(jobId),
    onError: (error) => {
      // Deleted in another tab: nothing is left to stop.
      if (error instanceof ApiError && error.status === 404) onEnd.drop(image);
      else toast({ tone: 'bad', text: strings.notStopped });
    },
    onSuccess: ({ status }) => {
      if (status !== 'cancelled') return;
      onEnd.drop(image);
      toast({ text: strings.stopped });
    },
  });
  return (
    <TileFrame width={width} height={height}>
      <DrawingProgress
        prompt={prompt}
        queue={image.queue}
        stream={followed ? stream : null}
        withPreview={!hidden}
        onReopen={reopen}
        stopping={stop.isPending}
        onStop={() => stop.mutate()}
      />
    </TileFrame>
  );
}
