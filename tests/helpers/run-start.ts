import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded } from '../../scripts/lib/managed-child.ts';
import { isAlive } from '../../scripts/lib/process-info.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { listChildren } from './list-children.ts';

/** Includes a build, in case that the sources changed since the last one. */
const READY_TIMEOUT_MS = 150_000;

export type StartRun = {
  readonly child: ChildProcess;
  output(): string;
  /** The exit code, when the process has ended; null for a signal. */
  readonly ended: Promise<number | null>;
  /** Resolves when the last line of the start is there, rejects when it ends without. */
  untilReady(): Promise<void>;
  /** The web server's and the worker's process ids, among others. */
  listChildren(): Promise<number[]>;
};

const runs: ChildProcess[] = [];

/** Ends what failed tests have left running. */
export async function endRuns(): Promise<void> {
  const left = runs.splice(0).filter((child) => !hasEnded(child));
  await Promise.all(left.map((child) => [once(child, 'exit'), child.kill('SIGINT')][0]));
}

/** Runs `scripts/start.ts` as `npm start` does, on a data folder of the test's. */
export function runStart(env: Readonly<Record<string, string>>): StartRun {
  const {
    DATABASE_URL: _database,
    APP_URL: _app,
    SESSION_SECRET: _secret,
    npm_lifecycle_event: _npm,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: PROJECT_ROOT,
    // Those who want the local chain say so: it is a second of every start.
    env: { ...inherited, NODE_ENV: 'production', ASHAO_CHAIN: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  runs.push(child);
  let output = '';
  const append = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', append);
  child.stderr.on('data', append);
  // The web server and the worker hold the same pipes and outlive a killed supervisor for a moment: 'close' may come late.
  const closed = once(child, 'close');
  const ended = once(child, 'exit').then(async ([code]) => {
    await Promise.race([closed, sleep(500)]);
    return typeof code === 'number' ? code : null;
  });
  return {
    child,
    output: () => output,
    ended,
    untilReady: async () => {
      const deadline = Date.now() + READY_TIMEOUT_MS;
      while (!/Stop +Ctrl-C/.test(output)) {
        if (hasEnded(child) || Date.now() > deadline) throw new Error(`Not ready:\n${output}`);
        await sleep(50);
      }
    },
    listChildren: () => listChildren(child.pid ?? -1),
  };
}

/** Waits until none of the processes is left and gives those that stay. */
export async function findSurvivors(pids: readonly number[], timeoutMs: number): Promise<number[]> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline && pids.some(isAlive)) await sleep(50);
  return pids.filter(isAlive);
}
