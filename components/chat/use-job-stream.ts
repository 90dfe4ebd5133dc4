'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import type { StreamEvent } from '@/lib/chat/schemas.ts';
import { openJobStream } from '@/lib/client/open-job-stream.ts';
import { applyStreamEvent } from './apply-stream-event.ts';

/** Of a picture. `preview` is a data URL. */
export type Progress = { step: number; steps: number; preview: string | null };
export type QueuePlace = { position: number; workers: number; waitSeconds: number | null };
export type JobStream = {
  text: string;
  phase: 'connecting' | 'queued' | 'running' | 'lost';
  queue: QueuePlace | null;
  progress: Progress | null;
  reconnecting: boolean;
};
export type JobEnd = { text: string; event: Extract<StreamEvent, { type: 'done' | 'error' }> };

const START: JobStream = { text: '', phase: 'connecting', queue: null, progress: null, reconnecting: false };

/**
 * Follows a job for as long as the component is there; null follows none. Tokens are gathered and shown once a frame: a fast worker sends
 * hundreds a second, and the Markdown is parsed again at each change.
 */
export function useJobStream(jobId: string | null, onEnd: (end: JobEnd) => void): JobStream & { reopen: () => void } {
  const [stream, setStream] = useState(START);
  const [opened, setOpened] = useState(0);
  const handleEnd = useEffectEvent(onEnd);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `opened` counts the requests to open it once more
  useEffect(() => {
    if (jobId === null) return;
    let text = '';
    let frame = 0;
    const show = () => {
      frame = 0;
      // A stream opened anew replays the answer: what was read stays until the replay has caught up with it.
      const caughtUp = (shown: string) => text.length >= shown.length || !shown.startsWith(text);
      setStream((before) => ({
        ...before,
        text: caughtUp(before.text) ? text : before.text,
        phase: 'running',
        queue: null,
      }));
    };
    const handleEvent = (event: StreamEvent) => {
      if (event.type === 'done' || event.type === 'error') return handleEnd({ text, event });
      if (event.type === 'token') {
        text += event.value;
        frame ||= requestAnimationFrame(show);
        return;
      }
      if (event.type === 'restart') text = '';
      if (event.type === 'status' && event.state === 'queued') {
        // A frame that was asked for before would say that it runs.
        cancelAnimationFrame(frame);
        frame = 0;
        return setStream((before) => applyStreamEvent({ ...before, text }, event));
      }
      setStream((before) => applyStreamEvent(before, event));
    };
    const close = openJobStream(jobId, {
      onEvent: handleEvent,
      onReplay: () => {
        text = '';
        setStream((before) => applyStreamEvent(before, { type: 'replay' }));
      },
      onReconnecting: (reconnecting) => setStream((before) => ({ ...before, reconnecting })),
      onLost: () => setStream((before) => ({ ...before, phase: 'lost', reconnecting: false })),
    });
    return () => {
      cancelAnimationFrame(frame);
      close();
    };
  }, [jobId, opened]);

  return { ...stream, reopen: () => setOpened((count) => count + 1) };
}
