import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError, readErrorCode } from './expected-error.ts';

/** What a server of ours that was left behind by a killed start needs to notice that and end. */
export const ORPHAN_GRACE_MS = 3_000;

/**
 * Checks that the web app will be able to listen, before anything slow is begun.
 *
 * @param graceMs how long to wait for a port that is still taken
 * @throws ExpectedError in one sentence that says what to set instead
 */
export async function assertPortFree(host: string, port: number, graceMs: number): Promise<void> {
  const deadline = Date.now() + graceMs;
  for (;;) {
    const code = await tryListen(host, port);
    if (code === undefined) return;
    if (code !== 'EADDRINUSE') throw explainListenError(code, host, port);
    if (Date.now() >= deadline) throw explainListenError(code, host, port);
    await sleep(100);
  }
}

function explainListenError(code: string, host: string, port: number): ExpectedError {
  switch (code) {
    case 'EADDRINUSE':
      return new ExpectedError(
        `Port ${port} is in use. Set another: PORT=${port < 65_535 ? port + 1 : 3001} npm start`,
      );
    case 'EACCES':
      return new ExpectedError(`Port ${port} needs an administrator's rights. Set another: PORT=3000 npm start`);
    default:
      return new ExpectedError(`HOST=${host} is no address of this machine (${code}).`);
  }
}

/** The error's code; undefined when the port can be had. */
export async function tryListen(host: string, port: number): Promise<string | undefined> {
  const code = await new Promise<string | undefined>((resolve) => {
    const server = createServer();
    server.on('error', (error) => resolve(readErrorCode(error) ?? 'unknown'));
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
  if (code !== undefined || port === 0 || host !== '127.0.0.1') return code;
  // Browsers try ::1 first for "localhost": a program that listens only there would be shown in place of ours.
  return (await answers('::1', port)) ? 'EADDRINUSE' : undefined;
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const finish = (isAnswering: boolean) => {
      socket.destroy();
      resolve(isAnswering);
    };
    socket.on('connect', () => finish(true));
    socket.on('error', () => finish(false));
    socket.on('timeout', () => finish(false));
  });
}
