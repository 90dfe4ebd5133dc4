import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { readDeployment } from '../../lib/chain/deployment.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { bundleScript } from '../helpers/bundle-script.ts';
import { useChainWorld } from '../helpers/chain-world.ts';

/** `npm run chain:clear-alarm`, as an operator calls it. */
// Each call is a process of its own.
vi.setConfig({ testTimeout: 120_000 });
const world = useChainWorld();
let script: string;
const WHO = ['--who', 'Ada', '--why', 'Compared block 17 by hand'];
const alarm = async () => (await readDeployment(world.connection.db))?.alarm;
const records = () => world.connection.sql`
  select alarm, cleared_by, reason, broken from cleared_alarms order by id`;

async function run(args: readonly string[], changes: Record<string, string> = {}) {
  const { chainId, vault, ashao, usdc, pair, router } = world.chain;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: PROJECT_ROOT,
    env: {
      ...process.env,
      DATABASE_URL: world.databaseUrl,
      CHAIN_ID: String(chainId),
      RPC_URL: world.url,
      VAULT_ADDRESS: vault,
      ASHAO_ADDRESS: ashao,
      USDC_ADDRESS: usdc,
      PAIR_ADDRESS: pair,
      ROUTER_ADDRESS: router,
      ...changes,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

beforeAll(async () => {
  script = await bundleScript('scripts/clear-alarm.ts');
  const person = await world.person();
  await world.deposit(person, 'usdc', 5n);
  expect([...(await runChainRound(world.connection, world.chain))]).toEqual([]);
});
beforeEach(async () => {
  await world.connection.db.execute(sql`delete from cleared_alarms`);
  await world.connection.db.execute(sql`update chain_deployments set alarm = 'The chain has replaced block 17.'`);
});

test('default: shows the alarm and what the audit says, clears it, and records who did and why', async () => {
  const looked = await run([]);
  expect(looked.code).toBe(1);
  expect(looked.output).toContain('Alarm: The chain has replaced block 17.');
  expect(looked.output).toContain('ok      everything else');
  expect(await alarm()).not.toBeNull();
  expect(await run(WHO)).toMatchObject({ code: 0, output: expect.stringContaining('Cleared by Ada') });
  expect(await alarm()).toBeNull();
  expect(await records()).toEqual([
    { alarm: 'The chain has replaced block 17.', cleared_by: 'Ada', reason: 'Compared block 17 by hand', broken: [] },
  ]);
  expect(await run(WHO)).toMatchObject({ code: 0, output: 'No alarm is on.\n' });
  expect(await records()).toHaveLength(1);
});

test.each([
  ['a check of the ledger fails', {}, 'every balance is the sum of its postings'],
  [
    'the vault can’t be asked',
    { RPC_URL: 'http://127.0.0.1:1' },
    'the vault could not be asked: its node did not answer',
  ],
])('error: while %s it refuses, unless it is forced, and records that', async (_name, changes, broken) => {
  const { sql: raw } = world.connection;
  const isLedger = !('RPC_URL' in changes);
  const shift = (by: number) => raw`update ledger_accounts set balance = balance + ${by} where id like 'user:%:usdc'`;
  if (isLedger) await shift(1);
  const refused = await run(WHO, changes);
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(`BROKEN  ${broken}`) });
  expect(await alarm()).not.toBeNull();
  expect(await records()).toEqual([]);
  expect(await run([...WHO, '--force'], changes)).toMatchObject({ code: 0 });
  expect(await alarm()).toBeNull();
  expect(await records()).toMatchObject([{ broken: [broken] }]);
  if (isLedger) await shift(-1);
});

test('error: an option that it does not know, or no database: it can’t tell', async () => {
  expect((await run(['--wat'])).code).toBe(2);
  expect((await run(WHO, { DATABASE_URL: `${world.databaseUrl}_none` })).code).toBe(2);
  expect(await alarm()).not.toBeNull();
});
