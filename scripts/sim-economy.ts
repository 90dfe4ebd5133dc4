/** `npm run sim:economy`: a year of the loop from lib/constants.ts. Prints what each party gets and writes the guide about it. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { drawCharts } from './lib/economy/draw-charts.ts';
import { runSimulation } from './lib/economy/run-simulation.ts';
import { writeGuide } from './lib/economy/write-guide.ts';
import { PROJECT_ROOT } from './lib/project-root.ts';

const simulation = runSimulation();
const guide = writeGuide(simulation);
console.log(guide.slice(guide.indexOf('## A year')).replaceAll(/^!\[.*$\n\n?/gm, ''));

const images = path.join(PROJECT_ROOT, 'public', 'images', 'economy');
await mkdir(images, { recursive: true });
for (const [name, svg] of Object.entries(drawCharts(simulation))) await writeFile(path.join(images, name), svg);
await writeFile(path.join(PROJECT_ROOT, 'docs', 'guides', 'economy.md'), guide);
console.log('Written: docs/guides/economy.md and public/images/economy.');
if (simulation.sybil.withdrawable !== 0n) {
  console.error('A farm of wallets took money out: this must never be.');
  process.exitCode = 1;
}
