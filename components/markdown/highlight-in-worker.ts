import type { CodeLine } from './code-line.ts';

/** Code written to keep a regular expression busy for ever stays plain, and its worker ends. */
const TIMEOUT_MS = 10_000;

type Lines = readonly CodeLine[] | null;

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, (lines: Lines) => void>();

/**
 * Highlights code in a worker, so that an answer goes on smoothly meanwhile.
 *
 * @returns null when it can't be done
 */
export function highlightInWorker(code: string, language: string): Promise<Lines> {
  worker ??= start();
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    const timer = setTimeout(giveUp, TIMEOUT_MS);
    waiting.set(id, (lines) => {
      clearTimeout(timer);
      waiting.delete(id);
      resolve(lines);
    });
    worker?.postMessage({ id, code, language });
  });
}

function start(): Worker {
  const started = new Worker(new URL('./highlight-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data }: MessageEvent<{ id: number; lines: Lines }>) => {
    waiting.get(data.id)?.(data.lines);
  });
  started.addEventListener('error', giveUp);
  return started;
}

/** Ends the worker; the next code gets another one. */
function giveUp(): void {
  worker?.terminate();
  worker = null;
  for (const resolve of [...waiting.values()]) resolve(null);
}
