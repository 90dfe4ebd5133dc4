import type { Person, WorkerCredentials } from './people.ts';
import { ReaderClient } from './reader-client.ts';
import { type Job, WorkerClient } from './worker-client.ts';

export type HoldParams = {
  port: number;
  /** One open stream each. */
  streams: readonly { person: Person; jobId: string }[];
};

type Held = { finished: Promise<unknown>; running: { client: WorkerClient; job: Job }[]; clients: WorkerClient[] };

let held: Held | null = null;

/** Opens streams on queued jobs and keeps them open. */
export async function openStreams({ port, streams }: HoldParams): Promise<void> {
  const readers = streams.map(({ person, jobId }) => ({ jobId, reader: new ReaderClient(port, person) }));
  const finished = Promise.all(
    readers.map(async ({ jobId, reader }) => {
      await reader.read(jobId, () => undefined);
      reader.close();
    }),
  );
  // Looked at when the streams are finished; until then a failure must not end the process.
  finished.catch(() => undefined);
  held = { finished, running: [], clients: [] };
}

/** Claims every job and sends the beginning of its answer: the streams stay open. */
export async function startAnswers(params: {
  port: number;
  workers: readonly WorkerCredentials[];
  tokens: readonly string[];
}): Promise<number> {
  const { running, clients } = requireHeld();
  await Promise.all(
    params.workers.map(async (worker) => {
      const client = new WorkerClient(params.port, worker);
      clients.push(client);
      for (;;) {
        const job = await client.claim(0);
        if (!job) return;
        await client.sendBatch(job, 0, params.tokens);
        running.push({ client, job });
      }
    }),
  );
  return running.length;
}

/** Completes every job and waits until every reader has been told: proof that all streams were alive. */
export async function finishAnswers(params: { tokens: number }): Promise<void> {
  const { running, clients, finished } = requireHeld();
  await Promise.all(
    clients.map(async (own) => {
      for (const { client, job } of running) if (client === own) await client.complete(job, params.tokens);
    }),
  );
  await finished;
  for (const client of clients) client.close();
  held = null;
}

function requireHeld(): Held {
  if (!held) throw new Error('No streams are open');
  return held;
}
