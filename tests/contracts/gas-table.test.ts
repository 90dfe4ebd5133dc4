import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { measureGas } from '../../scripts/lib/contracts/measure-gas.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

/** A node may count a call a little otherwise from version to version; another contract counts more than this. */
const TOLERANCE = 0.02;

test('default: the gas that is documented is what the committed contracts use', async () => {
  const text = readFileSync(path.join(PROJECT_ROOT, 'docs', 'contracts.md'), 'utf8');
  const [, section = ''] = /<!-- gas -->([\s\S]*?)<!-- \/gas -->/.exec(text) ?? [];
  const documented = new Map(
    [...section.matchAll(/^\| (.+?) \| ([\d,]+) \|$/gm)].map(([, what = '', gas = '']) => [
      what,
      Number(gas.replaceAll(',', '')),
    ]),
  );
  const measured = await measureGas();
  expect([...documented.keys()], 'run npm run contracts:gas').toEqual(measured.map(([what]) => what));
  const wrong = measured.filter(([what, gas]) => Math.abs((documented.get(what) ?? 0) - gas) > gas * TOLERANCE);
  expect(wrong, 'run npm run contracts:gas').toEqual([]);
});
