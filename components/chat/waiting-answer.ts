import type { Message } from '@/lib/chat/schemas.ts';
import type { LaneId } from '@/lib/constants.ts';

type Waiting = { id: string; parentId: string; createdAt: string; jobId: string; tier: LaneId; free: boolean };

/** An answer that nobody has begun yet. */
export function waitingAnswer({ id, parentId, createdAt, jobId, tier, free }: Waiting): Message {
  const job = {
    id: jobId,
    status: 'queued' as const,
    tier,
    charged: 0,
    free,
    tokens: 0,
    tokensPerSecond: null,
    workerType: null,
    stopped: false,
    error: null,
  };
  return { id, parentId, role: 'assistant', content: '', createdAt, images: [], job };
}
