/** `npm run dev`: the same database and worker as `npm start`, with Next's development server, which compiles as you edit. */
import { ensureWorkerBuild } from './lib/ensure-build.ts';
import { loadEnvironment } from './lib/load-environment.ts';
import { makeAddress } from './lib/make-address.ts';
import { prepareBackend } from './lib/prepare-backend.ts';
import { printReady } from './lib/print-ready.ts';
import { runSession, type Session } from './lib/session.ts';
import { startDevServer } from './lib/start-dev-server.ts';
import { startLocalWorker } from './lib/start-local-worker.ts';
import { readStartOptions, START_USAGE } from './lib/start-options.ts';

await runSession(async (session: Session) => {
  loadEnvironment();
  const options = readStartOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(START_USAGE.replace('npm start', 'npm run dev'));
    return;
  }
  console.log('ashao, development');
  const backend = await prepareBackend(session, options);
  if (options.hasWorker) await ensureWorkerBuild(session.stopping);
  session.checkpoint();

  const { port } = await startDevServer(session, backend.env);
  const url = makeAddress(options.host, port);
  await backend.lock.setNote(url);
  session.checkpoint();
  if (options.hasWorker) {
    await startLocalWorker(session, { backend, host: options.host, port });
  }
  printReady({ url, dataPlace: backend.dataPlace, chainUrl: backend.chainUrl, hasWorker: options.hasWorker });
  await session.untilStopped();
  console.log('\nStopping …');
});
