/** `npm run contracts`: compiles contracts/ and writes artifacts and ABIs. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileContracts } from './lib/contracts/compile-contracts.ts';
import { makeArtifacts } from './lib/contracts/make-artifacts.ts';
import { printFailure } from './lib/expected-error.ts';
import { PROJECT_ROOT } from './lib/project-root.ts';

try {
  const files = makeArtifacts(compileContracts());
  // What a contract that is gone had left goes too.
  for (const folder of ['contracts/artifacts', 'lib/chain/abi'])
    rmSync(path.join(PROJECT_ROOT, folder), { recursive: true, force: true });
  for (const file of files) {
    const target = path.join(PROJECT_ROOT, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
    console.log(`  ${file.path}`);
  }
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
