import type { Connection } from '../db/connect.ts';
import { log } from '../log.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { endForgottenStreams } from './end-stream.ts';
import { listenForHints, pollForWaitingClaims } from './hints.ts';
import { publishQueueStatus } from './queue-status.ts';
import { reapLapsedLeases, reapUnservedJobs } from './reap-jobs.ts';
import { stopDeletedJobs } from './stop-deleted-jobs.ts';

const ROUND_MS = 1_000;

/**
 * Runs what the queue needs beside requests, once a second: stops what was deleted, ends lapsed leases, fails unserved jobs,
 * wakes waiting claims, tells watchers their place, ends streams whose end was missed. Safe in any number of processes.
 * @returns stops it and waits for the running round
 */
export function runJobsBackground(connection: Connection, streams: StreamDriver): () => Promise<void> {
  const { db } = connection;
  const steps: readonly (() => Promise<unknown>)[] = [
    () => stopDeletedJobs(connection, streams),
    () => reapLapsedLeases(connection, streams),
    () => reapUnservedJobs(connection, streams),
    () => pollForWaitingClaims(db),
    () => publishQueueStatus(db, streams),
    () => endForgottenStreams(db, streams),
  ];
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const round = async () => {
    for (const step of steps) {
      if (stopped) return;
      await step().catch((error: unknown) => log().error({ err: error }, 'queue round failed'));
    }
    if (!stopped) timer = setTimeout(() => (running = round()), ROUND_MS);
  };
  let running = round();
  // Hints are only hints: without them the poll above still finds every job.
  const listening = listenForHints(connection).catch((error: unknown) => {
    log().warn({ err: error }, 'not listening for hints');
    return async () => undefined;
  });

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
    await (await listening)();
  };
}
