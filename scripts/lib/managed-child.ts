import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export type ChildSpec = {
  /** For people: `server`, `worker`. */
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
};

const END_WITH_PARENT = new URL('end-with-parent.mjs', import.meta.url).href;

/**
 * Starts a Node.js program with an IPC channel and ends it when that closes, so that a killed supervisor leaves no children. Its own process group keeps a terminal's Ctrl-C from reaching it before the supervisor has decided the order.
 */
export function spawnChild(spec: ChildSpec): ChildProcess {
  return spawn(process.execPath, ['--import', END_WITH_PARENT, ...spec.args], {
    cwd: spec.cwd,
    env: spec.env,
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    windowsHide: true,
  });
}

export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

/** Asks the process to end with SIGTERM, and makes it after `graceMs` or as soon as `hurry` is aborted. */
export async function endChild(child: ChildProcess, graceMs: number, hurry: AbortSignal): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  const force = () => child.kill('SIGKILL');
  const timer = setTimeout(force, graceMs);
  hurry.addEventListener('abort', force);
  if (hurry.aborted) force();
  else child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
  hurry.removeEventListener('abort', force);
}
