import { IMAGE_UPLOAD_BYTES_MAX } from '../../../lib/constants.ts';
import { Backoff, sleep } from '../backoff.ts';
import type { Drawing, ImageTask, Picture } from '../engines/images/image-engine.ts';
import { EngineError, isRetryable } from '../errors.ts';
import { type ClaimedPicture, uploadPicture } from '../server/calls.ts';
import type { Holding, JobWork } from './job-work.ts';
import { ProgressSender } from './progress-sender.ts';
import type { WorkerContext } from './worker-context.ts';

/** The work on a picture: the engine draws, its steps are told on the way, the file is handed in. */
export function drawPicture(
  worker: WorkerContext,
  { job, image }: ClaimedPicture,
  { signal, lose, handIn }: Holding,
): JobWork {
  const ids = { jobId: job.id, attempt: job.attempt };
  const startedAt = performance.now();
  const progress = new ProgressSender({ session: worker.session, ...ids, signal, onLost: lose });
  const drawing = draw(worker, image, progress, signal);
  const finish = async () => {
    const drawn = await drawing;
    const seconds = (performance.now() - startedAt) / 1_000;
    // A step that is told after the file would be answered 409, and the job counted as lost.
    await progress.close();
    signal.throwIfAborted();
    if ('censored' in drawn) return 'censored' as const;
    handIn();
    const { earned } = await uploadPatiently(worker, { ...ids, picture: drawn }, signal);
    worker.report({ event: 'picture-done', jobId: job.id, seconds, bytes: drawn.bytes.length, earned });
    return 'done' as const;
  };
  return { end: finish(), rest: drawing };
}

/** @throws {EngineError} the engine failed, said nothing for too long, or drew what no server takes */
async function draw(
  { imageEngine, stallMs }: WorkerContext,
  task: ImageTask,
  progress: ProgressSender,
  signal: AbortSignal,
): Promise<Drawing> {
  if (imageEngine === null) throw new EngineError('this worker draws no pictures');
  const patienceMs = imageEngine.stallMs ?? stallMs;
  const control = new AbortController();
  const end = () => control.abort();
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  let stalled = false;
  // Heartbeats keep the lease of a job whose engine hangs: only the worker itself can notice that nothing comes.
  const stall = setTimeout(() => {
    stalled = true;
    end();
  }, patienceMs);
  try {
    const drawing = await imageEngine.draw(task, {
      signal: control.signal,
      onProgress: (step, steps, preview) => {
        stall.refresh();
        progress.tell({ step, steps, ...(preview === undefined ? {} : { preview }) });
      },
    });
    signal.throwIfAborted();
    if ('bytes' in drawing) checkSize(drawing);
    return drawing;
  } catch (error) {
    signal.throwIfAborted();
    if (stalled) throw new EngineError(`no step for ${patienceMs / 1_000} s`);
    throw error;
  } finally {
    clearTimeout(stall);
    signal.removeEventListener('abort', end);
  }
}

function checkSize({ bytes }: Picture): void {
  if (bytes.length > IMAGE_UPLOAD_BYTES_MAX) {
    throw new EngineError(
      `the picture has ${bytes.length} bytes, more than the ${IMAGE_UPLOAD_BYTES_MAX} that are taken`,
    );
  }
}

type Upload = { jobId: string; attempt: number; picture: Picture };

/** Asks until the server has answered: handing in is idempotent, and the picture is already drawn. */
async function uploadPatiently({ session }: WorkerContext, upload: Upload, signal: AbortSignal) {
  const backoff = new Backoff();
  while (true) {
    try {
      return await uploadPicture(session, upload, signal);
    } catch (error) {
      if (signal.aborted || !isRetryable(error)) throw error;
      await sleep(backoff.next(error), signal);
      signal.throwIfAborted();
    }
  }
}
