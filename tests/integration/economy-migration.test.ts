import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { connectDatabase } from '../../lib/db/connect.ts';
import { migrateDatabase } from '../../lib/db/migrate.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { createDatabase } from '../helpers/create-database.ts';
import { migrationsUntil } from '../helpers/migrations-until.ts';

/** The migration to staking on a database that people have used: nobody's balance changes, and the books stay sound. */

/** As the version before booked it: a person with both kinds of credits, a paid job, a deleted account. */
const USED = `
  insert into users (id, address) values ('usr_a', '0xa'), ('usr_b', '0xb');
  insert into users (id, address, deleted_at) values ('usr_gone', null, now());
  insert into ledger_accounts (id, kind, asset, owner_id)
    select 'user:' || id || ':' || asset, 'user', asset, id from users, (values ('grant'), ('usdc')) a (asset);
  insert into ledger_transactions (id, idempotency_key, kind) values
    ('t1', 'grant:signup:0xa', 'grant'), ('t2', 'deposit:1', 'deposit'), ('t3', 'hold:j', 'hold'), ('t4', 'settle:j', 'settle');
  insert into jobs (id, user_id, tier, model, status, charge, claimed_by) values ('j', 'usr_a', 'pro', 'm', 'done', 100001, 'w');
  insert into ledger_holds values ('j', 'usr_a', 40000, 60001, 'settled');
  insert into ledger_postings (transaction_id, account_id, amount) values
    ('t1', 'issuance:grant', -5000000), ('t1', 'user:usr_a:grant', 5000000),
    ('t2', 'bridge:usdc', -9007199254740993), ('t2', 'user:usr_a:usdc', 9007199254740993),
    ('t3', 'user:usr_a:grant', -40000), ('t3', 'escrow:grant', 40000),
    ('t3', 'user:usr_a:usdc', -60001), ('t3', 'escrow:usdc', 60001),
    ('t4', 'escrow:grant', -40000), ('t4', 'treasury:grant', 12000), ('t4', 'user:usr_b:grant', 28000),
    ('t4', 'escrow:usdc', -60001), ('t4', 'treasury:usdc', 18001), ('t4', 'user:usr_b:usdc', 42000);
  update ledger_accounts a set balance = s.sum
    from (select account_id, sum(amount) as sum from ledger_postings group by 1) s where s.account_id = a.id and a.kind = 'user';
`;

test('behavior: balances are kept, everybody has the new accounts, what the treasury held is the buyback’s', async () => {
  const database = await createDatabase({ empty: true });
  const folder = await migrationsUntil(4);
  const { db, sql, close } = connectDatabase(database.url, { max: 1, name: 'economy-migration' });
  try {
    await migrateDatabase(database.url, folder);
    await sql.unsafe(USED);
    const people = () =>
      sql`select id, balance::text from ledger_accounts where asset in ('grant', 'usdc') and kind = 'user' order by id`;
    const before = await people();

    await migrateDatabase(database.url);
    // At every start: nothing changes by it.
    await migrateDatabase(database.url);

    expect(await people()).toEqual(before);
    expect(before).toContainEqual({ id: 'user:usr_a:usdc', balance: '9007199254680992' });
    const tokens =
      await sql`select id, asset, owner_id, balance::text from ledger_accounts where asset = 'ashao' and kind = 'user' order by id`;
    expect(tokens.map(({ id }) => id)).toEqual(
      ['a', 'b', 'gone'].flatMap((each) => [`user:usr_${each}:ashao`, `user:usr_${each}:stake`]),
    );
    expect(tokens.every(({ balance }) => balance === '0')).toBe(true);
    expect(
      await sql`select account_id as id, sum(amount)::text as sum from ledger_postings
        where account_id in ('treasury:usdc', 'treasury:grant', 'buyback:usdc') group by 1 order by 1`,
    ).toEqual([
      { id: 'buyback:usdc', sum: '18001' },
      { id: 'treasury:grant', sum: '12000' },
      { id: 'treasury:usdc', sum: '0' },
    ]);
    expect((await auditLedger(db)).filter(({ violations }) => violations > 0)).toEqual([]);
    // A fortune of $ASHAO fits, and the ledger still refuses changes.
    await sql.unsafe(`insert into ledger_transactions (id, idempotency_key, kind) values ('t9', 'deposit:9', 'deposit');
      insert into ledger_postings (transaction_id, account_id, amount) values
        ('t9', 'bridge:ashao', -1e27), ('t9', 'user:usr_a:ashao', 1e27)`);
    await expect(sql`update ledger_postings set amount = 1`).rejects.toThrow(/append-only/);
  } finally {
    await close();
    await database.drop();
    await rm(folder, { recursive: true });
  }
});
