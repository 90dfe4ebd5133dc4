import type { Server } from 'node:http';
import { endLongRequests } from './background.ts';

const GRACE_MS = 5_000;

/** Stops accepting, ends long requests, lets short ones finish for up to 5 s. */
export async function stopServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that becomes idle only now would otherwise be kept alive.
  const sweep = setInterval(() => {
    endLongRequests();
    server.closeIdleConnections();
  }, 50);
  endLongRequests();
  const grace = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(grace);
}
