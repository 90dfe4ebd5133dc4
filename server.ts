/**
 * The server that `npm start` runs: endpoints on Hono, pages by Next, one process, one port. It speaks to its parent over
 * IPC (`ready`, `fatal`) and ends with it.
 */

import { routes } from 'ashao:routes';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import next from 'next';
import { ATTEMPT_SECONDS_MAX } from './lib/constants.ts';
import { getConnection } from './lib/db/get-db.ts';
import { type Env, getEnv } from './lib/env.ts';
import { trustStampedAddresses } from './lib/http/client-address.ts';
import { closeQueued } from './lib/http/close-queued.ts';
import { endStalled } from './lib/http/end-stalled.ts';
import { isEndpointPath, mountEndpoints } from './lib/http/mount-endpoints.ts';
import { readStaticFiles } from './lib/http/read-static-files.ts';
import { serveStatic } from './lib/http/serve-static.ts';
import { stampClientAddress } from './lib/http/stamp-client-address.ts';
import { log } from './lib/log.ts';
import { startBackground } from './lib/runtime/background.ts';
import { becomeOnlyInstance, SECOND_INSTANCE } from './lib/runtime/single-instance.ts';
import { stopServer } from './lib/runtime/stop-server.ts';

async function main(): Promise<void> {
  const env = getEnv();
  const stopSecond = () => {
    log().fatal(SECOND_INSTANCE);
    process.kill(process.pid, 'SIGTERM');
  };
  const releaseInstance = env.ASHAO_INSTANCE_CHECK
    ? await becomeOnlyInstance(getConnection(), stopSecond)
    : () => undefined;
  const pages = next({ dev: false, hostname: env.HOST, port: env.PORT, quiet: true });
  await pages.prepare();
  const serveEndpoint = getRequestListener(mountEndpoints(routes).fetch, { overrideGlobalObjects: false });
  const servePage = pages.getRequestHandler();
  const staticFiles = await readStaticFiles('.next/static');

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    stampClientAddress(request, env.TRUST_PROXY);
    endStalled(response);
    closeQueued(request, response);
    if (isEndpointPath(request.url ?? '/')) void serveEndpoint(request, response);
    else if (!serveStatic(staticFiles, request, response)) void servePage(request, response);
  });
  // A worker may stream one answer for as long as an attempt may take.
  server.requestTimeout = (ATTEMPT_SECONDS_MAX + 60) * 1000;
  // Longer than the minute most proxies keep a connection, so that they close it and not we in mid-request.
  server.keepAliveTimeout = 65_000;
  trustStampedAddresses();
  await listen(server, env);
  const background = startBackground();

  const { port } = server.address() as AddressInfo;
  process.send?.({ type: 'ready', port, url: `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${port}` });
  log().info({ port, host: env.HOST }, 'listening');
  onStop(async () => {
    await stopServer(server);
    await background.stop();
    await pages.close();
    releaseInstance();
    await getConnection().close();
  });
}

function listen(server: Server, env: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(listenProblem(error, env), { cause: error })),
    );
    server.listen(env.PORT, env.HOST, resolve);
  });
}

function listenProblem(error: NodeJS.ErrnoException, { HOST, PORT }: Env): string {
  if (error.code === 'EADDRINUSE') return `Port ${PORT} is in use. Set another one: PORT=${PORT + 1} npm start`;
  if (error.code === 'EACCES')
    return `Port ${PORT} may not be opened by this user. Use one above 1023: PORT=3000 npm start`;
  if (error.code === 'EADDRNOTAVAIL') return `HOST=${HOST} is not an address of this machine.`;
  return error.message;
}

/** Runs `stop` at the first signal or when the parent has gone, then exits. */
function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const once = () => {
    if (stopping) return;
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log().error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', once);
  process.once('SIGINT', once);
  if (process.send) process.once('disconnect', once);
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  if (process.send) process.send({ type: 'fatal', message }, () => process.exit(1));
  else {
    log().fatal({ err: error }, message);
    process.exit(1);
  }
});
