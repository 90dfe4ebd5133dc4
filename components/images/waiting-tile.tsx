'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { stopJob } from '@/lib/client/chat-api.ts';
import { fetchImage } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useJobStream } from '../chat/use-job-stream.ts';
import { useToast } from '../ui/use-toast.ts';
import { DrawingProgress } from './drawing-progress.tsx';
import { TileFrame } from './tile-frame.tsx';
import type { useEndImage } from './use-end-image.ts';

type WaitingTileProps = {
  image: Image;
  /** Its stream is read. A browser allows six connections to a site: of many pictures the others are asked for now and then. */
  followed: boolean;
  onEnd: ReturnType<typeof useEndImage>;
};

const ASK_MS = 5_000;

/** A picture on its way: its place in the queue, then how far it is, in the place where it will be. */
export function WaitingTile({ image, followed, onEnd }: WaitingTileProps) {
  const { id, jobId, prompt, width, height } = image;
  const toast = useToast();
  const { reopen, ...stream } = useJobStream(followed ? jobId : null, ({ event }) => void onEnd.end(image, event));
  const asked = useQuery({
    queryKey: queryKeys.image(id),
    queryFn: ({ signal }) => fetchImage(id, signal),
    enabled: !followed,
    refetchInterval: ASK_MS,
    staleTime: ASK_MS,
  });
  const handleAnswer = useEffectEvent((answer: Image) => {
    if (answer.state === 'done') onEnd.arrive(answer);
    if (answer.state === 'failed') onEnd.fail(image, null);
  });
  useEffect(() => {
    if (asked.data !== undefined && !followed) handleAnswer(asked.data);
  }, [asked.data, followed]);

  const stop = useMutation({
    mutationFn: () => stopJob(jobId),
    onError: () => toast({ tone: 'bad', text: strings.notStopped }),
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
        stream={followed ? stream : null}
        onReopen={reopen}
        stopping={stop.isPending}
        onStop={() => stop.mutate()}
      />
    </TileFrame>
  );
}
