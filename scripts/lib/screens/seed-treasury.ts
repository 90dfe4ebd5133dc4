import { ApiClient } from '../../../tests/helpers/api-client.ts';
import { joinWithMoney, makeBuyback } from '../../../tests/helpers/live-treasury.ts';
import type { Site } from './start-site.ts';

/** A stake, dear jobs of somebody else, buybacks on the chain, and a past of thirty days that leads to them. */
export async function seedTreasury(site: Site, staker: ApiClient): Promise<void> {
  const { world } = site;
  await staker.post('/api/staking/stake', { amount: '750' });
  const { person: payer } = await joinWithMoney(new ApiClient(site.url), world, { usdc: 400_000_000n });
  for (const spent of [31_400_000n, 58_250_000n]) await makeBuyback(world, payer, spent);
  await staker.post('/api/staking/claim', {});
  const { userId } = await readSession(staker);
  await site.connection.sql.unsafe(`
    alter table ledger_transactions disable trigger all;
    update ledger_transactions set created_at = created_at - case kind when 'stake' then interval '21 days' else interval '9 days' end
      where reference = '${userId}' and kind in ('stake', 'claim');
    alter table ledger_transactions enable trigger all;
    update buybacks set created_at = created_at - interval '2 days' where id = (select min(id) from buybacks);
    insert into staking_hours (hour, distributed)
      select date_trunc('hour', now(), 'UTC') - make_interval(days => n), 100000 + 60000 * (n % 5) from generate_series(1, 20) n
      on conflict do nothing;
    -- The running site has taken its own of the hours in which it was empty: among these they would be a dip.
    delete from treasury_snapshots;
    insert into treasury_snapshots (hour, balance, total_burned, rewards_paid, circulating_supply, price, is_filled)
      select date_trunc('hour', now(), 'UTC') - make_interval(hours => n), round(4000000 + 3000000 * ((720 - n) % 120) / 120.0),
        round(b.burned * floor((720 - n) / 120.0) / 6), round(h.paid * (720 - n) / 720.0),
        1000000000::numeric * 10^18 - round(b.burned * floor((720 - n) / 120.0) / 6),
        round(10^22 * (1 + 0.02 * sin(n / 40.0) + 0.00004 * (720 - n))), false
      from generate_series(1, 720) n, (select sum(burned) as burned from buybacks) b, (select sum(distributed) as paid from staking_hours) h
      on conflict do nothing`);
}

async function readSession(client: ApiClient): Promise<{ userId: string }> {
  const { body } = await client.get('/api/auth/session');
  return { userId: (body.user as { id: string }).id };
}
