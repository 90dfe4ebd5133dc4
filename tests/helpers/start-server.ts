import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { waitForReady } from '../../scripts/lib/wait-for-ready.ts';

export type TestServer = {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Everything printed so far, standard error included. */
  logs(): string;
  /** SIGTERM, and the exit code that follows. */
  stop(): Promise<number | null>;
  /** SIGKILL: what a crash leaves behind. */
  kill(): Promise<void>;
};

type StartServerOptions = {
  readonly databaseUrl: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** A fixed one: sessions made by one server are valid at another in the same test. */
const TEST_SESSION_SECRET = 'a-session-secret-for-tests-only-0123456789';

/**
 * Starts the built server (`dist/server.mjs`) on a free port and waits until it is ready.
 *
 * @throws Error with the server's output when it doesn't start
 */
export async function startServer({ databaseUrl, env = {} }: StartServerOptions): Promise<TestServer> {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server.mjs'], {
    cwd: PROJECT_ROOT,
    env: { ...makeBaseEnvironment(), DATABASE_URL: databaseUrl, FILES_DIR: filesOf(databaseUrl), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const append = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout?.on('data', append);
  child.stderr?.on('data', append);
  try {
    const { port } = await waitForReady(child);
    return {
      url: `http://127.0.0.1:${port}`,
      port,
      logs: () => output,
      stop: () => endProcess(child, 'SIGTERM'),
      kill: async () => void (await endProcess(child, 'SIGKILL')),
    };
  } catch (error) {
    await endProcess(child, 'SIGKILL');
    throw new Error(`The server did not start: ${error instanceof Error ? error.message : error}\n${output}`);
  }
}

/** The test's settings over what a process needs of its surroundings; a developer's own APP_URL must not leak into tests. */
function makeBaseEnvironment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    TMPDIR: process.env.TMPDIR,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    HOST: '127.0.0.1',
    PORT: '0',
    SESSION_SECRET: TEST_SESSION_SECRET,
    LOG_LEVEL: 'warn',
  };
}

/** Files belong to a database as its rows do: servers that share the one share the other. */
export function filesOf(databaseUrl: string): string {
  return path.join(PROJECT_ROOT, '.tmp', 'files', new URL(databaseUrl).pathname.slice(1));
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}
