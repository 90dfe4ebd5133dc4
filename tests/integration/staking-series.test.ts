import { expect, test } from 'vitest';
import { ASHAO_UNIT } from '../../lib/constants.ts';
import { depositAshao, depositUsdc, returnGrantedCredits } from '../../lib/ledger/grant.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** What the charts of stakes and of the treasury are drawn from, and their files. */
const network = useNetwork();
type Points = { at: string; staked: string; claimed: string; paidToAll: string }[];

test('default: stake and claims of a person by day, beside what all were paid', async () => {
  const { db, sql } = network.connection;
  const [staker, payer, stranger] = [await network.person(), await network.person(), await network.person()];
  await depositAshao(db, { userId: staker.userId, amount: 2_000n * ASHAO_UNIT, key: 'series:ashao' });
  await returnGrantedCredits(db, { userId: payer.userId, micro: 5_000_000n });
  await depositUsdc(db, { userId: payer.userId, micro: 10_000_000n, key: 'series:usdc' });
  await staker.post('/api/staking/stake', { amount: '1500' });
  await staker.post('/api/staking/unstake', { amount: '500' });
  const worker = await ScriptedWorker.register(await network.person());
  await payer.send('Ten credits');
  await worker.serveOne();
  await staker.post('/api/staking/claim', {});
  // As if the stake had come forty days ago, half of it back ten days ago, and an hour's rewards two days ago.
  await sql.unsafe(`
    alter table ledger_transactions disable trigger all;
    update ledger_transactions set created_at = created_at - interval '960 hours' where kind = 'stake';
    update ledger_transactions set created_at = created_at - interval '240 hours' where kind = 'unstake';
    alter table ledger_transactions enable trigger all;
    insert into staking_hours (hour, distributed) values (date_trunc('hour', now() - interval '48 hours', 'UTC'), 250000)`);

  const read = async (range: string) => {
    const { status, body } = await staker.get(`/api/staking/series?range=${range}`);
    expect(status).toBe(200);
    return body.points as Points;
  };
  const month = await read('30d');
  expect(month).toHaveLength(30);
  expect(month[0]).toMatchObject({ staked: '1500', claimed: '0', paidToAll: '0' });
  expect(month[18]).toMatchObject({ staked: '1500' });
  expect(month[19]).toMatchObject({ staked: '1000' });
  expect(month[27]).toMatchObject({ staked: '1000', claimed: '0', paidToAll: '0.25' });
  expect(month[29]).toMatchObject({ staked: '1000', claimed: '0.015', paidToAll: '0.015' });
  const quarter = await read('90d');
  expect(quarter).toHaveLength(90);
  expect([quarter[48]?.staked, quarter[49]?.staked]).toEqual(['0', '1500']);
  expect(quarter.slice(60, -1)).toEqual(month.slice(0, -1));

  // Another person has nothing of it but what everybody was paid.
  const foreign = (await stranger.get('/api/staking/series')).body.points as Points;
  expect(new Set(foreign.flatMap(({ staked, claimed }) => [staked, claimed]))).toEqual(new Set(['0']));
  expect(foreign[27]?.paidToAll).toBe('0.25');
});

test('behavior: hours until there is more than a week, then days; the file has the same rows', async () => {
  const { sql } = network.connection;
  const browser = network.browser();
  const fill = (hours: number) => sql`
    insert into treasury_snapshots (hour, balance, total_burned, rewards_paid, is_filled)
    select date_trunc('hour', now(), 'UTC') - make_interval(hours => n), 1500000, 0, 0, true from generate_series(0, ${hours}::int) n
    on conflict (hour) do nothing`;
  await sql`delete from treasury_snapshots`;
  await fill(100);
  const { body } = await browser.get('/api/treasury?range=90d');
  expect(body).toMatchObject({ resolution: 'hour', range: '90d' });
  const rows = async (range: string) =>
    String((await browser.get(`/api/treasury/export?range=${range}`)).body.text)
      .trimEnd()
      .split('\r\n');
  const lines = await rows('90d');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual((body.series as Points).map(({ at }) => at));
  expect(lines[1]).toMatch(/^20[^,]+,1\.5,0,0,,,Reckoned afterwards$/);
  await fill(400);
  expect((await rows('90d')).length).toBeLessThan(25);
  expect((await rows('24h')).length).toBe(26);
  const buybacks = await browser.get('/api/treasury/buybacks/export');
  expect(buybacks.body.text).toMatch(/^Planned \(UTC\),[^\r]+\r\n$/);
  expect(buybacks.headers.get('content-disposition')).toContain('ashao-buybacks.csv');
});
