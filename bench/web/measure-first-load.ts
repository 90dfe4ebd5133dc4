import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SuiteResult } from '../lib/bench.ts';
import { nameChunk } from './name-chunk.ts';
import { openTab } from './open-tab.ts';
import { recordTransfers, type Transfer } from './record-transfers.ts';
import type { Site } from './site.ts';

/** After the network has fallen silent, for what a page fetches when it is idle. */
const IDLE_MS = 2_000;

/** What arrives for the first visit of each page, until nothing more is fetched, without a touch of mouse or key. */
export async function measureFirstLoad(site: Site, paths: Readonly<Record<string, string>>): Promise<SuiteResult> {
  const pages: { name: string; transfers: Transfer[] }[] = [];
  for (const [name, address] of Object.entries(paths)) {
    const tab = await openTab(site, { signedIn: address.startsWith('/chat/') });
    const finish = await recordTransfers(tab.devtools);
    await tab.page.goto(site.url + address, { waitUntil: 'networkidle' });
    await sleep(IDLE_MS);
    pages.push({ name, transfers: await finish() });
    await tab.close();
  }
  return {
    name: 'first-load',
    title: 'First load, kB (1 kB = 1,000 bytes)',
    columns: ['', 'scripts', 'JavaScript', 'uncompressed', 'styles', 'fonts', 'rest', 'all', 'encoding'],
    rows: pages.map(({ name, transfers }) => {
      const of = (kind: Transfer['kind']) => transfers.filter((transfer) => transfer.kind === kind);
      const scripts = of('script');
      const encodings = [...new Set(scripts.map(({ encoding }) => encoding || 'none'))];
      return [
        name,
        scripts.length,
        kilobytes(scripts, 'compressed'),
        kilobytes(scripts, 'uncompressed'),
        kilobytes(of('style'), 'compressed'),
        kilobytes(of('font'), 'compressed'),
        kilobytes(of('other'), 'compressed'),
        kilobytes(transfers, 'compressed'),
        encodings.join('+'),
      ];
    }),
    notes: [
      'Everything fetched until the network is idle, preloads and prefetches included; fresh profile, no interaction.',
      'JavaScript is counted as it travels, compressed. Scripts within the HTML are in the rest.',
      ...pages.map(({ name, transfers }) => `${name}: ${listScripts(transfers)}`),
    ],
    data: pages.map(({ name, transfers }) => ({ name, transfers: transfers.map(({ text: _text, ...rest }) => rest) })),
  };
}

function kilobytes(transfers: readonly Transfer[], field: 'compressed' | 'uncompressed'): number {
  return transfers.reduce((sum, transfer) => sum + transfer[field], 0) / 1000;
}

/** The larger scripts with what seems to be in them. */
function listScripts(transfers: readonly Transfer[]): string {
  return transfers
    .filter(({ kind, compressed }) => kind === 'script' && compressed > 2_000)
    .sort((a, b) => b.compressed - a.compressed)
    .map(({ url, compressed, text }) => {
      const file = path.basename(new URL(url).pathname).slice(0, 8);
      return `${file} ${(compressed / 1000).toFixed(1)} (${nameChunk(text ?? '') || 'pages'})`;
    })
    .join(' · ');
}
