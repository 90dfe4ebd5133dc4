import { AppError } from '../errors.ts';
import { shared } from '../shared.ts';

const RETRY_SECONDS = 5;

/**
 * Runs a worker's upload unless another one of the same picture is on its way: one is enough, and each keeps room in memory and
 * a turn at the decoder from everybody else. To wait is right even for who lost its connection: the first one ends by itself, and
 * asking then gives its answer.
 * @throws AppError `rate_limited`
 */
export async function uploadAlone<T>(ids: { workerId: string; jobId: string }, upload: () => Promise<T>): Promise<T> {
  const open = shared('open-uploads', () => new Set<string>());
  // With the worker's id: who lost the job can't keep out whoever has it now.
  const key = `${ids.workerId} ${ids.jobId}`;
  if (open.has(key)) {
    throw new AppError('rate_limited', 'This picture is being uploaded already. Wait for that upload’s answer.', {
      retryAfterSeconds: RETRY_SECONDS,
    });
  }
  open.add(key);
  try {
    return await upload();
  } finally {
    open.delete(key);
  }
}
