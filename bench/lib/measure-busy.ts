import os from 'node:os';
import type { MeasuredServer } from '../server/start-server.ts';

/** Shares of one core's time (`serverCpu` may exceed 1: helper threads) and of the whole machine's. */
export type Busy = { serverLoop: number; serverCpu: number; machine: number };

/** Runs a measurement and tells how busy server and machine were meanwhile. */
export async function measureBusy<T>(
  server: MeasuredServer,
  measure: () => Promise<T>,
): Promise<{ result: T; busy: Busy }> {
  const before = await server.probe();
  const ticksBefore = readTicks();
  const result = await measure();
  const after = await server.probe();
  const ticks = readTicks();
  const elapsedMs = after.atMs - before.atMs;
  return {
    result,
    busy: {
      serverLoop: (after.loopActiveMs - before.loopActiveMs) / elapsedMs,
      serverCpu: (after.cpuMs - before.cpuMs) / elapsedMs,
      machine: 1 - (ticks.idle - ticksBefore.idle) / (ticks.total - ticksBefore.total),
    },
  };
}

function readTicks(): { idle: number; total: number } {
  let idle = 0;
  let total = 0;
  for (const { times } of os.cpus()) {
    idle += times.idle;
    total += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { idle, total };
}
