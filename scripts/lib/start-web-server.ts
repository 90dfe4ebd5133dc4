import { PROJECT_ROOT } from './project-root.ts';
import { runStep } from './run-step.ts';
import type { Session } from './session.ts';
import { supervise } from './supervise.ts';
import { type Ready, waitForReady } from './wait-for-ready.ts';

/** Streams are closed by the server itself at SIGTERM; what takes longer than this hangs. */
const STOP_MS = 10_000;

/**
 * Starts the built web server and waits until it serves.
 *
 * @throws ExpectedError with the server's own sentence when it can't start
 */
export async function startWebServer(session: Session, backendEnv: NodeJS.ProcessEnv): Promise<Ready> {
  const env: NodeJS.ProcessEnv = { ...backendEnv, NODE_ENV: 'production' };
  let ready: Ready | undefined;
  const server = await runStep('Web server', () =>
    supervise({
      spec: { name: 'server', args: ['--enable-source-maps', 'dist/server.mjs'], cwd: PROJECT_ROOT, env },
      waitUntilReady: async (child) => {
        ready = await waitForReady(child);
        // After PORT=0 a crashed server must come back where its readers and workers look for it.
        env.PORT = String(ready.port);
      },
      onGiveUp: session.fail,
    }),
  );
  session.defer(() => server.stop(STOP_MS, session.hurry));
  if (ready === undefined) throw new Error('The server was ready without an address');
  return ready;
}
