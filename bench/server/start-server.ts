import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { waitForReady } from '../../scripts/lib/wait-for-ready.ts';
import type { Bench } from '../lib/bench.ts';
import { SESSION_SECRET } from './session-secret.ts';

const probeSchema = z.object({
  type: z.literal('bench-probe'),
  /** Milliseconds since the process began. */
  atMs: z.number(),
  /** Processor time of all threads so far. */
  cpuMs: z.number(),
  /** How long the event loop has been busy so far. */
  loopActiveMs: z.number(),
  /** Bytes. */
  memory: z.object({ rss: z.number(), heapUsed: z.number(), external: z.number(), arrayBuffers: z.number() }),
});
export type Probe = z.infer<typeof probeSchema>;

export type MeasuredServer = {
  readonly port: number;
  /** @param options.gc collects garbage first; only when started with `exposeGc` */
  probe(options?: { gc?: boolean }): Promise<Probe>;
  /** The end of what it has printed. */
  output(): string;
  stop(): Promise<void>;
};

/** Long enough for a server that closes its streams first; what takes longer is killed. */
const STOP_MS = 10_000;

/**
 * Starts the built server with the arguments and environment of `npm start`, on a free port.
 * @throws Error with the server's output when it doesn't start
 */
export async function startMeasuredServer(bench: Bench, options: { exposeGc?: boolean } = {}): Promise<MeasuredServer> {
  const nodeArgs = ['--enable-source-maps', '--import', './bench/server/probe.mjs'];
  if (options.exposeGc) nodeArgs.push('--expose-gc');
  const child = spawn(process.execPath, [...nodeArgs, 'dist/server.mjs'], {
    cwd: PROJECT_ROOT,
    env: makeEnvironment(bench.databaseUrl),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    signal: bench.stopping,
  });
  child.on('error', () => undefined);
  let output = '';
  const keepTail = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-20_000);
  };
  child.stdout?.on('data', keepTail);
  child.stderr?.on('data', keepTail);
  try {
    const { port } = await waitForReady(child);
    return { port, probe: ({ gc = false } = {}) => askProbe(child, gc), output: () => output, stop: () => stop(child) };
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`The server did not start.\n${output}`, { cause: error });
  }
}

/**
 * Limits are counted by address, and a thousand people don't share one: the generator names an address for each person
 * as a reverse proxy would.
 */
function makeEnvironment(databaseUrl: string): NodeJS.ProcessEnv {
  const { APP_URL: _appUrl, ...rest } = process.env;
  return {
    ...rest,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    SESSION_SECRET,
    TRUST_PROXY: '1',
  };
}

function askProbe(child: ChildProcess, gc: boolean): Promise<Probe> {
  return new Promise((resolve, reject) => {
    const finish = () => child.off('message', onMessage).off('exit', onExit);
    const onExit = () => reject(new Error('The server ended while it was measured'));
    const onMessage = (message: unknown) => {
      const probe = probeSchema.safeParse(message);
      if (!probe.success) return;
      finish();
      resolve(probe.data);
    };
    child.on('message', onMessage).once('exit', onExit);
    child.send({ type: 'bench-probe', gc });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}
