import type postgres from 'postgres';

/** Micro-dollars of the sign-up grant and of a `pro` message when the first version ran. */
const GRANT = 5_000_000;
const PRICE = 100_000;
const WORKER_SHARE = 70_000;

export const ANN = 'usr_ann';
export const BEN = 'usr_ben';
export const VISITOR = 'vis_cat';

/** One of each state, Ann's unless said otherwise. */
const JOBS = [
  { id: 'job_done', status: 'done', output: 'Bees fly by **beating** their wings 230 times a second.' },
  { id: 'job_long', status: 'done', output: `${'beat '.repeat(30_000)}beyond` },
  { id: 'job_stopped', status: 'done', output: 'A stopped ans', stopped: true },
  { id: 'job_queued', status: 'queued' },
  { id: 'job_running', status: 'running' },
  { id: 'job_failed', status: 'failed', error: 'No worker could answer.' },
  { id: 'job_cancelled', status: 'cancelled' },
  { id: 'job_visitor', status: 'done', output: 'Für Besucher: größer ist größer.', visitor: true },
] as const;
type OldJob = { id: string; status: string; output?: string; error?: string; stopped?: boolean; visitor?: boolean };

/** Each conversation's jobs in the order they were asked; the turns of all of them were stored in between each other. */
export const CONVERSATIONS: Readonly<Record<string, readonly string[]>> = {
  cnv_bees: ['job_done', 'job_cancelled', 'job_long', 'job_running'],
  cnv_other: ['job_failed', 'job_stopped', 'job_queued'],
  cnv_visitor: ['job_visitor'],
};

/**
 * Fills a database of the first version, 0001, with what people had there: written in that version's own SQL, as today's
 * functions know of later columns.
 */
export async function fillFirstVersion(sql: postgres.Sql): Promise<void> {
  for (const id of [ANN, BEN]) {
    await sql`insert into users (id, address) values (${id}, ${`0x${id}`})`;
    await sql`insert into sessions (id, user_id, expires_at) values (${`ses_${id}`}, ${id}, now() + interval '9 days')`;
    for (const asset of ['grant', 'usdc'])
      await sql`insert into ledger_accounts (id, kind, asset, owner_id)
        values (${`user:${id}:${asset}`}, 'user', ${asset}, ${id})`;
    await book(sql, `grant:signup:${id}`, null, { 'issuance:grant': -GRANT, [`user:${id}:grant`]: GRANT });
  }
  await sql`insert into worker_keys (id, owner_id, name, secret_hash, hint) values ('key_1', ${BEN}, 'Home', 'h1', 'abcd')`;
  await sql`insert into workers (id, owner_id, key_id, secret_hash, type, model, tiers, concurrency)
    values ('wkr_1', ${BEN}, 'key_1', 'h2', 'native', 'llama', '{pro,max}', 2)`;
  for (const job of JOBS) await addJob(sql, job);
  for (const id of Object.keys(CONVERSATIONS)) {
    const [userId, visitorId] = id === 'cnv_visitor' ? [null, VISITOR] : [ANN, null];
    await sql`insert into conversations (id, user_id, visitor_id, title) values (${id}, ${userId}, ${visitorId}, ${id})`;
  }
  for (let turn = 0; turn < 4; turn += 1) {
    for (const [conversationId, jobIds] of Object.entries(CONVERSATIONS)) {
      const jobId = jobIds[turn];
      // One millisecond for all, and ids that sort against the order: only the ordinal knows it.
      if (jobId !== undefined)
        await sql`insert into messages (id, conversation_id, role, content, job_id, created_at) values
          (${`msg_${9 - turn}b_${conversationId}`}, ${conversationId}, 'user', ${`Question ${turn} of ${jobId}`}, null, '2026-01-01'),
          (${`msg_${9 - turn}a_${conversationId}`}, ${conversationId}, 'assistant', null, ${jobId}, '2026-01-01')`;
    }
  }
}

async function addJob(sql: postgres.Sql, job: OldJob): Promise<void> {
  const { id, status, visitor = false } = job;
  const isOpen = status === 'queued' || status === 'running';
  const payload = isOpen ? JSON.stringify([{ role: 'user', content: `Question of ${id}` }]) : null;
  // As texts: the query builder has taken the driver's own writing of dates and JSON over.
  const closedAt = isOpen ? null : new Date().toISOString();
  await sql`insert into jobs (id, user_id, visitor_id, tier, model, status, charge, payload, output, error, stopped, attempts,
      claimed_by, lease_expires_at, finished_at)
    values (${id}, ${visitor ? null : ANN}, ${visitor ? VISITOR : null}, 'pro', 'ashao-pro', ${status}, ${visitor ? 0 : PRICE},
      ${payload}::text::jsonb, ${job.output ?? null}, ${job.error ?? null}, ${job.stopped ?? false}, ${status === 'queued' ? 0 : 1},
      ${status === 'queued' ? null : 'wkr_1'}, ${status === 'running' ? new Date(Date.now() + 30_000).toISOString() : null},
      ${closedAt})`;
  const payer = visitor ? 'issuance:grant' : `user:${ANN}:grant`;
  const state = isOpen ? 'open' : status === 'done' ? 'settled' : 'released';
  await sql`insert into ledger_holds (reference, payer_id, grant_amount, usdc_amount, state, closed_at)
    values (${id}, ${visitor ? null : ANN}, ${PRICE}, 0, ${state}, ${closedAt})`;
  await book(sql, `hold:${id}`, id, { [payer]: -PRICE, 'escrow:grant': PRICE });
  if (state === 'released') await book(sql, `release:${id}`, id, { 'escrow:grant': -PRICE, [payer]: PRICE });
  if (state === 'settled') {
    const parts = { [`user:${BEN}:grant`]: WORKER_SHARE, 'treasury:grant': PRICE - WORKER_SHARE };
    await book(sql, `settle:${id}`, id, { 'escrow:grant': -PRICE, ...parts });
  }
}

/** Micro-dollars by account; the part of a key before ":" is the kind. */
async function book(sql: postgres.Sql, key: string, reference: string | null, postings: Record<string, number>) {
  const id = `txn_${key}`;
  await sql`insert into ledger_transactions (id, idempotency_key, kind, reference)
    values (${id}, ${key}, ${key.split(':')[0] ?? ''}, ${reference})`;
  const rows = Object.entries(postings).map(([accountId, amount]) => ({
    transaction_id: id,
    account_id: accountId,
    amount,
  }));
  await sql`insert into ledger_postings ${sql(rows)}`;
  for (const { account_id, amount } of rows)
    await sql`update ledger_accounts set balance = balance + ${amount} where id = ${account_id} and kind = 'user'`;
}
