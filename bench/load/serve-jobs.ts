import type { WorkerCredentials } from './people.ts';
import { type Job, WorkerClient } from './worker-client.ts';

export type Serving = {
  /** Never resolves; rejects when a worker's request fails. */
  readonly failure: Promise<never>;
  /** Drops the connections of workers that wait for a job. Call it when no job is open. */
  stop(): void;
};

/** Runs workers that claim a job, answer it, and claim the next. */
export function serveJobs(
  port: number,
  workers: readonly WorkerCredentials[],
  answer: (client: WorkerClient, job: Job) => Promise<void>,
): Serving {
  const clients = workers.map((worker) => new WorkerClient(port, worker));
  let isStopped = false;
  const loops = clients.map(async (client) => {
    while (!isStopped) {
      const job = await client.claim();
      if (job) await answer(client, job);
    }
  });
  const failure = Promise.all(loops).then(
    () => new Promise<never>(() => undefined),
    (error: unknown) => {
      // Its own connections break when the workers are stopped.
      if (isStopped) return new Promise<never>(() => undefined);
      throw error;
    },
  );
  return {
    failure,
    stop: () => {
      isStopped = true;
      for (const client of clients) client.close();
    },
  };
}
