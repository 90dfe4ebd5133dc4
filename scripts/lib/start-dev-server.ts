import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from './expected-error.ts';
import { findFreePort } from './find-free-port.ts';
import { endChild, hasEnded } from './managed-child.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { runStep } from './run-step.ts';
import type { Session } from './session.ts';
import type { Ready } from './wait-for-ready.ts';

const STOP_MS = 5_000;

/**
 * Starts `next dev` and waits until it answers. It stays in the terminal's process group, so that a closed terminal ends it
 * even if this process can't.
 *
 * @throws ExpectedError when it ends at once; its own messages are above
 */
export async function startDevServer(session: Session, env: NodeJS.ProcessEnv): Promise<Ready> {
  const host = env.HOST ?? '127.0.0.1';
  const port = env.PORT === '0' ? await findFreePort() : Number(env.PORT);
  const args = ['node_modules/next/dist/bin/next', 'dev', '--port', String(port), '--hostname', host];
  const child = spawn(process.execPath, args, {
    cwd: PROJECT_ROOT,
    env: { ...env, NODE_ENV: 'development', PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  session.defer(() => endChild(child, STOP_MS, session.hurry));
  await runStep('Development server', async () => {
    while (!(await answers(`http://${host}:${port}/health`))) {
      session.checkpoint();
      if (hasEnded(child)) throw new ExpectedError('next dev ended; its messages are above.');
      await sleep(250);
    }
  });
  child.once('exit', () => session.fail(new ExpectedError('next dev ended; its messages are above.')));
  return { port };
}

function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    async (response) => {
      await response.body?.cancel();
      return true;
    },
    () => false,
  );
}
