import type { JobKind } from '../../../lib/constants.ts';

/** What a worker tells its owner; with `--json` each is one line of standard output. */
export type WorkerEvent =
  | { event: 'engine'; engine: string; model: string; note: string }
  | { event: 'image-engine'; engine: string; model: string; note: string }
  | {
      event: 'registered';
      workerId: string;
      server: string;
      engine: string;
      model: string;
      tiers: readonly string[];
      /** What draws, where the worker answers messages as well. */
      imageModel?: string;
    }
  | { event: 'connection-lost'; reason: string }
  | { event: 'connection-back' }
  | { event: 'job-started'; jobId: string; tier: string; attempt: number }
  | { event: 'job-done'; jobId: string; tokens: number; tokensPerSecond: number; earned: number }
  | { event: 'picture-done'; jobId: string; seconds: number; bytes: number; earned: number }
  | { event: 'job-censored'; jobId: string }
  | { event: 'job-failed'; jobId: string; reason: string }
  | { event: 'job-lost'; jobId: string }
  | { event: 'job-released'; jobId: string }
  | { event: 'engine-down'; kind: JobKind; reason: string }
  | { event: 'engine-back'; kind: JobKind }
  | { event: 'draining'; running: number; seconds: number }
  | { event: 'stopped'; jobsDone: number; earned: number };

export type Report = (event: WorkerEvent) => void;

const round = (value: number): string => value.toFixed(1).replace(/\.0$/, '');
const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const joinWords = (words: readonly string[]): string =>
  words.length < 3 ? words.join(' and ') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** One line for a person. */
export function describeEvent(event: WorkerEvent): string {
  switch (event.event) {
    case 'engine':
    case 'image-engine':
      return event.note;
    case 'registered':
      return `Connected to ${event.server} as ${event.workerId}, serving ${joinWords(event.tiers)} with ${event.model} (${event.engine})${event.imageModel === undefined ? '' : ` and ${event.imageModel}`}.`;
    case 'connection-lost':
      return `Connection lost: ${event.reason}. Trying again until it is back.`;
    case 'connection-back':
      return 'Connection is back.';
    case 'job-started':
      return `${event.jobId}: started (${event.tier}, attempt ${event.attempt}).`;
    case 'job-done':
      return `${event.jobId}: done, ${plural(event.tokens, 'token')} at ${round(event.tokensPerSecond)} a second, earned ${plural(event.earned, 'credit')}.`;
    case 'picture-done':
      return `${event.jobId}: picture drawn in ${round(event.seconds)} s, earned ${plural(event.earned, 'credit')}.`;
    case 'job-censored':
      return `${event.jobId}: held back by the engine's filter.`;
    case 'job-failed':
      return `${event.jobId}: failed: ${event.reason}`;
    case 'job-lost':
      return `${event.jobId}: stopped, or given to another worker.`;
    case 'job-released':
      return `${event.jobId}: handed back.`;
    case 'engine-down':
      return event.kind === 'image'
        ? `The engine cannot draw: ${event.reason}. No picture is claimed until it can.`
        : `The engine cannot answer: ${event.reason}. No job is claimed until it can.`;
    case 'engine-back':
      return event.kind === 'image' ? 'The engine draws again.' : 'The engine is back.';
    case 'draining':
      return event.running === 0
        ? 'Stopping.'
        : `Stopping: ${plural(event.running, 'job')} may finish within ${event.seconds} s. Press Ctrl-C again to hand back at once.`;
    case 'stopped':
      return `Stopped after ${plural(event.jobsDone, 'job')}, ${plural(event.earned, 'credit')} earned.`;
  }
}
