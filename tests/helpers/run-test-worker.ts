import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine } from '../../worker/src/engines/engine.ts';
import type { ImageEngine } from '../../worker/src/engines/images/image-engine.ts';
import { type RunOptions, runWorker } from '../../worker/src/run-worker.ts';
import type { WorkerEvent } from '../../worker/src/status/events.ts';
import type { NetworkDouble } from './network-double.ts';
import { ONE_PIXEL } from './one-pixel.ts';

/** An engine of pieces written down; a piece that is a number is a pause in milliseconds. */
export function createScriptedEngine(script: readonly (string | number)[], parts: Partial<Engine> = {}) {
  const seen = { generations: 0, aborted: 0 };
  const engine: Engine = {
    name: 'scripted',
    model: 'scripted-1',
    async *generate(_messages, { signal }) {
      seen.generations += 1;
      for (const piece of script) {
        if (typeof piece === 'number') await sleep(piece, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) {
          seen.aborted += 1;
          return;
        }
        if (typeof piece === 'string') yield piece;
      }
    },
    close: async () => {},
    ...parts,
  };
  return { engine, seen };
}

/** An image engine that tells `steps` steps, `pauseMs` apart, and then gives one pixel. */
export function createScriptedImageEngine(
  { steps = 3, pauseMs = 1 }: { steps?: number; pauseMs?: number } = {},
  parts: Partial<ImageEngine> = {},
) {
  const seen = { drawings: 0, aborted: 0 };
  const engine: ImageEngine = {
    name: 'scripted',
    model: 'scripted-xl',
    draw: async (_task, { signal, onProgress }) => {
      seen.drawings += 1;
      for (let step = 1; step <= steps; step += 1) {
        onProgress(step, steps, { bytes: ONE_PIXEL, type: 'image/png' });
        await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
        if (!signal.aborted) continue;
        seen.aborted += 1;
        throw signal.reason;
      }
      return { bytes: ONE_PIXEL, type: 'image/png' };
    },
    close: async () => {},
    ...parts,
  };
  return { engine, seen };
}

/** Runs the real worker in this process against a double; `stop` and `handBack` are the two signals. */
export function runTestWorker(network: NetworkDouble, engine: Engine | null, options: Partial<RunOptions> = {}) {
  const stopping = new AbortController();
  const handingBack = new AbortController();
  const events: WorkerEvent[] = [];
  const ended = runWorker({
    server: network.url,
    key: network.key,
    registration: { type: 'native', model: engine?.model ?? 'none', concurrency: 1 },
    engine,
    report: (event) => events.push(event),
    stopping: stopping.signal,
    handingBack: handingBack.signal,
    once: false,
    waitSeconds: 5,
    ...options,
  });
  return {
    ended,
    events,
    count: (name: WorkerEvent['event']) => events.filter(({ event }) => event === name).length,
    stop: () => stopping.abort(),
    handBack: () => {
      stopping.abort();
      handingBack.abort();
    },
  };
}
