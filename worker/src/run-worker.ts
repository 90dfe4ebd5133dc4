import type { JobKind } from '../../lib/constants.ts';
import { HEARTBEAT_SECONDS, TIERS_BY_WORKER_TYPE } from '../../lib/constants.ts';
import type { Engine } from './engines/engine.ts';
import type { ImageEngine } from './engines/images/image-engine.ts';
import { isRetryable } from './errors.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { runSlot, type SlotEnd } from './jobs/run-slot.ts';
import { sendHeartbeats } from './jobs/send-heartbeats.ts';
import type { WorkerContext } from './jobs/worker-context.ts';
import { Meter } from './meter.ts';
import { sendHeartbeat } from './server/calls.ts';
import { type Registration, Session } from './server/session.ts';
import type { Report } from './status/events.ts';

export type Slots = Readonly<Record<JobKind, number>>;

export type RunOptions = {
  server: string;
  key: string;
  /** `concurrency` is that of messages. */
  registration: Registration & { concurrency: number };
  engine: Engine | null;
  imageEngine?: ImageEngine | null;
  /** How many jobs of a kind at once; left out, all of them messages. */
  slots?: Slots;
  report: Report;
  stopping: AbortSignal;
  handingBack: AbortSignal;
  once: boolean;
  /** With `once`: how long to wait for a job, in seconds. */
  waitSeconds: number;
  maxTokens?: number | null;
  meter?: Meter;
  heartbeatMs?: number;
  stallMs?: number;
};

const STALL_MS = 180_000;
const SIGN_OFF_MS = 1_500;

/**
 * Runs a worker until it is told to stop, or with `once` until it has served a job; resolves to the exit code.
 * @throws {KeyRefusedError} the server refuses the key
 * @throws {UsageError} the server refuses the registration
 */
export async function runWorker(options: RunOptions): Promise<ExitCode> {
  const { engine, report, stopping, once } = options;
  const running: WorkerContext['running'] = new Map();
  const session = createSession(options, running);
  const worker: WorkerContext = {
    session,
    engine,
    imageEngine: options.imageEngine ?? null,
    meter: options.meter ?? new Meter(),
    report,
    maxTokens: options.maxTokens ?? null,
    stallMs: options.stallMs ?? STALL_MS,
    running,
    stopping,
    handingBack: options.handingBack,
  };
  try {
    await (once ? session.register(stopping) : session.registerPatiently(stopping));
  } catch (error) {
    if (stopping.aborted) return EXIT.ok;
    // A script that asked for one job wants to hear at once that the server is away.
    if (once && isRetryable(error)) return EXIT.serverUnreachable;
    throw error;
  }
  if (stopping.aborted) return EXIT.ok;
  reportRegistered(options, session.workerId);
  return await runSlots(worker, options);
}

async function runSlots(worker: WorkerContext, options: RunOptions): Promise<ExitCode> {
  const { once, waitSeconds, registration } = options;
  const idleMsMax = once ? waitSeconds * 1_000 : Number.POSITIVE_INFINITY;
  const ended = new AbortController();
  const beating = sendHeartbeats(worker, options.heartbeatMs ?? HEARTBEAT_SECONDS * 1_000, ended.signal);
  const { chat, image } = options.slots ?? { chat: registration.concurrency, image: 0 };
  // A worker of one kind need not say which; with `once`, whatever comes first is served.
  const names = chat > 0 && image > 0 && !once;
  const kinds: (JobKind | null)[] = [...Array<JobKind>(chat).fill('chat'), ...Array<JobKind>(image).fill('image')];
  const slots = kinds
    .slice(0, once ? 1 : kinds.length)
    .map((kind) => runSlot(worker, { kind: names ? kind : null, once, idleMsMax }));
  try {
    // The heartbeat ends only after the slots, or with an error that ends the worker.
    const ends = await Promise.race([Promise.all(slots), beating.then(() => [] as SlotEnd[])]);
    return exitCodeOf(ends[0]);
  } finally {
    ended.abort();
    await beating.catch(() => undefined);
    await signOff(worker);
  }
}

/** Tells the network that this worker is gone, so that nobody waits for it. Only a courtesy: silence says it too, later. */
async function signOff({ session, running }: WorkerContext): Promise<void> {
  const last = { tokensPerSecond: 0, jobIds: [...running.keys()], leaving: true };
  await sendHeartbeat(session, last, AbortSignal.timeout(SIGN_OFF_MS)).catch(() => undefined);
}

function exitCodeOf(end: SlotEnd | undefined): ExitCode {
  if (end === 'idle') return EXIT.nothingToDo;
  return end === 'failed' ? EXIT.unexpected : EXIT.ok;
}

/** Tells of a lost connection once, and once when it is back, however many calls fail in between. */
function createSession(options: RunOptions, running: WorkerContext['running']): Session {
  const { server, key, registration, report } = options;
  let reachable = true;
  return new Session({
    server,
    key,
    registration,
    onUnreachable: (error) => {
      if (reachable)
        report({ event: 'connection-lost', reason: error instanceof Error ? error.message : String(error) });
      reachable = false;
    },
    onReachable: () => {
      if (!reachable) report({ event: 'connection-back' });
      reachable = true;
    },
    onRegisteredAgain: (workerId) => {
      for (const job of running.values()) job.lose();
      reportRegistered(options, workerId);
    },
  });
}

function reportRegistered({ server, registration, report, ...options }: RunOptions, workerId: string): void {
  const { engine, imageEngine = null } = options;
  const tiers = engine === null ? [] : (registration.tiers ?? TIERS_BY_WORKER_TYPE[registration.type]);
  const lanes = imageEngine === null ? tiers : [...tiers, 'image'];
  const { name = '', model = '' } = engine ?? imageEngine ?? {};
  const imageModel = engine === null || imageEngine === null ? {} : { imageModel: imageEngine.model };
  report({ event: 'registered', workerId, server, engine: name, model, tiers: lanes, ...imageModel });
}
