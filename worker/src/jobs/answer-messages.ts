import { Backoff, sleep } from '../backoff.ts';
import { isRetryable } from '../errors.ts';
import { type ClaimedAnswer, completeJob } from '../server/calls.ts';
import { AnswerLog } from './answer-log.ts';
import { generateAnswer } from './generate-answer.ts';
import type { Holding, JobWork } from './job-work.ts';
import { uploadAnswer } from './upload-answer.ts';
import type { WorkerContext } from './worker-context.ts';

/** The work on a job of messages: the engine writes, what it writes is sent, and the job is completed. */
export function answerMessages(
  worker: WorkerContext,
  { job, messages }: ClaimedAnswer,
  { signal, handIn }: Holding,
): JobWork {
  const { session, report } = worker;
  const ids = { jobId: job.id, attempt: job.attempt };
  const log = new AnswerLog();
  signal.addEventListener('abort', () => log.close(), { once: true });
  if (signal.aborted) log.close();
  const generating = generateAnswer(worker, messages, log, signal);
  const uploading = uploadAnswer({ session, ...ids, log, signal });
  const finish = async () => {
    const [seconds] = await Promise.all([generating, uploading]);
    handIn();
    const { earned, tokens } = await completePatiently(worker, { ...ids, tokens: log.tokens }, signal);
    report({ event: 'job-done', jobId: job.id, tokens, tokensPerSecond: tokens / Math.max(seconds, 0.001), earned });
    return 'done' as const;
  };
  return { end: finish(), rest: generating };
}

type Completion = { jobId: string; attempt: number; tokens: number };

/** Asks until the server has answered: completing is idempotent, and the answer is already written. */
async function completePatiently(worker: WorkerContext, job: Completion, signal: AbortSignal) {
  const backoff = new Backoff();
  while (true) {
    try {
      return await completeJob(worker.session, job, signal);
    } catch (error) {
      if (signal.aborted || !isRetryable(error)) throw error;
      await sleep(backoff.next(error), signal);
      signal.throwIfAborted();
    }
  }
}
