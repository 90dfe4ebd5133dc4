/** `npm run build`: the production build of web app, server and worker, unless it is up to date. */
import { ensureBuild } from './lib/ensure-build.ts';
import { printFailure } from './lib/expected-error.ts';
import { loadEnvironment } from './lib/load-environment.ts';

try {
  loadEnvironment();
  await ensureBuild();
  console.log('The build is up to date.');
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
