import { expect, test } from 'vitest';
import { applyStreamEvent } from '../../../components/chat/apply-stream-event.ts';
import type { JobStream } from '../../../components/chat/use-job-stream.ts';

const drawing: JobStream = {
  text: '',
  phase: 'running',
  queue: null,
  progress: { step: 7, steps: 8, preview: null },
  reconnecting: false,
};
const queue = { position: 2, workers: 1, waitSeconds: 9 };

test('default: progress is shown as it comes, and ends the waiting', () => {
  const waiting: JobStream = { ...drawing, phase: 'queued', queue, progress: null };
  const after = applyStreamEvent(waiting, { type: 'progress', step: 1, steps: 8, preview: 'data:x' });
  expect(after).toEqual({ ...drawing, progress: { step: 1, steps: 8, preview: 'data:x' } });
});

test('behavior: nothing of a former attempt’s progress stays when another begins, however the page hears of it', () => {
  expect(applyStreamEvent(drawing, { type: 'status', state: 'queued', ...queue })).toEqual({
    ...drawing,
    phase: 'queued',
    queue,
    progress: null,
  });
  // Claimed by the next worker before the queue was told of.
  const claimed = applyStreamEvent(drawing, { type: 'status', state: 'running', workerType: 'native' });
  expect(claimed).toEqual({ ...drawing, progress: null });
  expect(applyStreamEvent(drawing, { type: 'restart', attempt: 2 }).progress).toBeNull();
  expect(applyStreamEvent(drawing, { type: 'replay' }).progress).toBeNull();
});

test('behavior: a stream that is opened again is no longer lost, and keeps the text until it has caught up', () => {
  const lost: JobStream = { ...drawing, text: 'half', phase: 'lost' };
  expect(applyStreamEvent(lost, { type: 'replay' })).toMatchObject({ text: 'half', phase: 'connecting' });
  expect(applyStreamEvent(lost, { type: 'restart', attempt: 2 }).text).toBe('');
});
