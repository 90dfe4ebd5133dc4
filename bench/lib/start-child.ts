import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

/** A process that answers calls by `serveCalls`. */
export type Child = {
  /** Resolves to what the handler returned; rejects with its error, or when the process ends first. */
  call(name: string, params: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

type Waiting = { resolve: (result: unknown) => void; reject: (error: Error) => void };

/** Starts a plain Node.js module as a process of its own, so that load and server don't share an event loop. */
export function startChild(file: string, stopping: AbortSignal): Child {
  // Without this process's loader: the child runs plain modules.
  const child = fork(file, [], { cwd: PROJECT_ROOT, execArgv: [], signal: stopping });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  child.on('message', (message) => settle(waiting, message));
  const failAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ${reason}`));
    waiting.clear();
  };
  child.on('error', (error) => failAll(`failed: ${error.message}`));
  child.on('exit', (code, signal) => failAll(`ended with ${signal ?? `code ${code}`}`));
  return {
    call: (name, params) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        child.send({ id: lastId, name, params });
      }),
    stop: () => endChild(child),
  };
}

function settle(waiting: Map<number, Waiting>, message: unknown): void {
  if (typeof message !== 'object' || message === null || !('id' in message)) return;
  const call = waiting.get(Number(message.id));
  waiting.delete(Number(message.id));
  if ('error' in message) call?.reject(new Error(String(message.error)));
  else call?.resolve('result' in message ? message.result : undefined);
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
