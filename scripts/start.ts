/** `npm start`: database, migrations, build, web app and a local worker; Ctrl-C ends them in the opposite order. */
import { ensureBuild } from './lib/ensure-build.ts';
import { loadEnvironment } from './lib/load-environment.ts';
import { makeAddress } from './lib/make-address.ts';
import { prepareBackend } from './lib/prepare-backend.ts';
import { printReady } from './lib/print-ready.ts';
import { runSession, type Session } from './lib/session.ts';
import { startLocalWorker } from './lib/start-local-worker.ts';
import { readStartOptions, START_USAGE } from './lib/start-options.ts';
import { startWebServer } from './lib/start-web-server.ts';

await runSession(async (session: Session) => {
  loadEnvironment();
  const options = readStartOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(START_USAGE);
    return;
  }
  console.log('ashao');
  const backend = await prepareBackend(session, options);
  await ensureBuild(session.stopping);
  session.checkpoint();

  const { port } = await startWebServer(session, backend.env);
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
