/** Next alone over the same build, as another host would run it: no Hono ahead of it. A child process of `mounts.test.ts`. */
import { createServer } from 'node:http';
import next from 'next';

const app = next({ dev: false, quiet: true, hostname: process.env.HOST ?? '127.0.0.1', port: 0 });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => void handle(request, response));
server.listen(0, process.env.HOST ?? '127.0.0.1', () => process.send?.({ type: 'ready', port: server.address().port }));
for (const signal of ['SIGTERM', 'disconnect']) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
    process.exit(0);
  });
}
