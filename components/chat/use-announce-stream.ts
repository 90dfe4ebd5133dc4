'use client';

import { useEffect, useRef } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { describeQueue } from './describe-queue.ts';
import { isNewsOfQueue } from './is-news-of-queue.ts';
import type { JobStream, QueuePlace } from './use-job-stream.ts';

/** Most messages are claimed at once: a place in the queue is said to those who really wait. */
const QUEUE_ANNOUNCE_MS = 1_500;

/** Says what changes for somebody who listens: that the answer has begun, that it waits, that the connection is gone. */
export function useAnnounceStream(
  job: NonNullable<Message['job']>,
  stream: JobStream | null,
  announce: (text: string) => void,
) {
  const said = useRef<QueuePlace | null>(null);
  const phase = stream?.phase;
  const queue = stream?.queue ?? null;
  useEffect(() => {
    if (phase === 'running') announce(messageStrings.answering);
    if (phase === 'lost') announce(messageStrings.connectionLost);
  }, [phase, announce]);
  useEffect(() => {
    if (queue === null || !isNewsOfQueue(said.current, queue)) return;
    const timer = setTimeout(() => {
      said.current = queue;
      announce(describeQueue(job.tier, queue));
    }, QUEUE_ANNOUNCE_MS);
    return () => clearTimeout(timer);
  }, [queue, job.tier, announce]);
}
