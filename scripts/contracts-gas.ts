/** `npm run contracts:gas`: measures on a fresh chain what each call costs and writes the tables of docs/contracts.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { compileContracts } from './lib/contracts/compile-contracts.ts';
import { makeLayoutTable } from './lib/contracts/make-layout-table.ts';
import { measureGas } from './lib/contracts/measure-gas.ts';
import { replaceSection } from './lib/contracts/replace-section.ts';
import { printFailure } from './lib/expected-error.ts';
import { PROJECT_ROOT } from './lib/project-root.ts';

try {
  const file = path.join(PROJECT_ROOT, 'docs', 'contracts.md');
  const rows = await measureGas();
  const gas = [
    '| call | gas |',
    '| --- | ---: |',
    ...rows.map(([what, used]) => `| ${what} | ${used.toLocaleString('en')} |`),
  ];
  const layout = makeLayoutTable(compileContracts(), 'AshaoVault');
  const text = replaceSection(replaceSection(readFileSync(file, 'utf8'), 'gas', gas.join('\n')), 'layout', layout);
  writeFileSync(file, text);
  console.log(gas.join('\n'));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
