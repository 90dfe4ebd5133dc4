import type { StreamEvent } from '@/lib/chat/schemas.ts';
import type { JobStream } from './use-job-stream.ts';

type Change = Exclude<StreamEvent, { type: 'token' | 'done' | 'error' }> | { type: 'replay' };

/**
 * What an event changes in what is shown of a job, but for its text: that is gathered. How far a picture is holds for one
 * worker's attempt. A picture has no text and so no `restart`: that another attempt begins shows in its going back to the
 * queue, or in `running`, which a worker's attempt says once, before any progress.
 */
export function applyStreamEvent(before: JobStream, event: Change): JobStream {
  switch (event.type) {
    case 'progress': {
      const { step, steps, preview } = event;
      return { ...before, phase: 'running', queue: null, progress: { step, steps, preview } };
    }
    case 'status': {
      if (event.state === 'running') return { ...before, phase: 'running', queue: null, progress: null };
      const { position, workers, waitSeconds } = event;
      return { ...before, phase: 'queued', queue: { position, workers, waitSeconds }, progress: null };
    }
    case 'restart':
      return { ...before, text: '', progress: null };
    // A server that has started anew may know nothing of an attempt's progress; one that does repeats it at once.
    case 'replay':
      return { ...before, phase: before.phase === 'lost' ? 'connecting' : before.phase, progress: null };
  }
}
