import { randomBytes } from 'node:crypto';
import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { expect, test } from 'vitest';
import { stopJob } from '../../lib/jobs/stop-job.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { depositUsdc } from '../../lib/ledger/grant.ts';
import { MemoryStreamDriver } from '../../lib/stream/memory-driver.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { findText } from '../helpers/find-text.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { waitFor } from '../helpers/wait-for.ts';

/** Deleting an account: what goes, what stays, and what happens to those who come in at that very moment. */
const network = useNetwork();

type Person = { browser: ApiClient; account: PrivateKeyAccount; userId: string };
async function newPerson(account = privateKeyToAccount(generatePrivateKey())): Promise<Person> {
  const browser = network.browser();
  const { user } = await browser.signIn(account);
  return { browser, account, userId: user.id };
}
const remove = ({ browser, account }: Person) => browser.post('/api/account/delete', { address: account.address });
const newMarker = () => `marker${randomBytes(8).toString('hex')}`;
const balances = async (userId: string) => {
  const { sql } = network.connection;
  const rows = await sql`select balance from ledger_accounts where owner_id = ${userId} order by id`;
  return rows.map(({ balance }) => Number(balance));
};

test('default: texts, keys, workers and sessions go; the ledger’s bookings stay; a new account has no second grant', async () => {
  const [person, marker] = [await newPerson(), newMarker()];
  const { browser, account, userId } = person;
  const second = network.browser();
  await second.signIn(account);
  const worker = await ScriptedWorker.register(await network.person());
  const { jobId } = await browser.send(`${marker} question`);
  await worker.serveOne();
  const key = (await browser.post('/api/worker/keys', { name: `${marker} key` })).body as { secret: string };
  const own = await ScriptedWorker.register(browser, { name: `${marker} worker` });
  const queued = await browser.send(`${marker} still waiting`);

  expect(await remove(person)).toMatchObject({ status: 200, body: { deleted: true, returned: 490 } });

  expect(await findText(network.connection, marker)).toEqual([]);
  // The one thing that names the address: it has had its grant.
  expect(await findText(network.connection, account.address)).toEqual(['ledger_transactions']);
  for (const each of [browser, second]) {
    expect((await each.get('/api/auth/session')).body).toEqual({ user: null });
    expect((await each.get('/api/conversations')).body.conversations).toEqual([]);
  }
  expect((await own.call('claim', { waitSeconds: 0 })).status).toBe(401);
  const byKey = { authorization: `Bearer ${key.secret}` };
  const registered = await network.browser().post('/api/worker/register', { type: 'native', model: 'm' }, byKey);
  expect(registered.status).toBe(401);
  const { sql } = network.connection;
  expect(
    await sql`select status, payload, output from jobs where id in (${jobId}, ${queued.jobId}) order by id`,
  ).toEqual([
    { status: 'done', payload: null, output: null },
    { status: 'cancelled', payload: null, output: null },
  ]);
  expect(await balances(userId)).toEqual([0, 0, 0, 0]);
  expect(await network.brokenInvariants()).toEqual([]);

  const again = await newPerson(account);
  expect(again.userId).not.toBe(userId);
  expect(await again.browser.credits()).toBe(0);
  expect((await again.browser.get('/api/conversations')).body.conversations).toEqual([]);
  expect((await remove(again)).body).toMatchObject({ returned: 0 });
  expect(await network.brokenInvariants()).toEqual([]);
});

test('error: purchased credits, or another address than the one signed in, and nothing is deleted', async () => {
  const person = await newPerson();
  const { conversationId } = await person.browser.send('Stay');
  const wrong = await person.browser.post('/api/account/delete', { address: `0x${'1'.repeat(40)}` });
  expect(wrong).toMatchObject({ status: 409, body: { code: 'conflict' } });
  await network.emptyQueue();
  await depositUsdc(network.connection.db, { userId: person.userId, micro: 1_010_000n, key: `test:${person.userId}` });
  const refused = await remove(person);
  expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', purchased: 101 } });
  expect(refused.body.error).toContain('101 purchased credits');
  expect((await person.browser.get(`/api/conversations/${conversationId}`)).status).toBe(200);
  expect(await person.browser.credits()).toBe(601);
  expect((await network.browser().post('/api/account/delete', { address: person.account.address })).status).toBe(401);
});

test('behavior: while a worker writes: the answer is stopped and paid, its late words are refused', async () => {
  const [person, marker] = [await newPerson(), newMarker()];
  const owner = await network.person();
  const worker = await ScriptedWorker.register(owner);
  const { jobId } = await person.browser.send(`${marker} question`);
  expect((await worker.claim()).job?.id).toBe(jobId);
  await worker.token(jobId, `${marker} answer`);
  expect(await remove(person)).toMatchObject({ status: 200, body: { returned: 490 } });
  expect((await worker.token(jobId, `${marker} late`)).status).toBe(409);
  expect((await worker.complete(jobId)).status).not.toBe(500);
  expect(await owner.credits()).toBe(507);
  expect(await findText(network.connection, marker)).toEqual([]);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: what the person’s own worker was answering goes to another worker, and pays that one', async () => {
  const [person, payer, other] = [await newPerson(), await network.person(), await network.person()];
  const leaving = await ScriptedWorker.register(person.browser);
  const staying = await ScriptedWorker.register(other);
  const { jobId } = await payer.send('Answer me all the same');
  expect((await leaving.claim()).job?.id).toBe(jobId);
  await leaving.token(jobId, 'half');
  expect((await remove(person)).status).toBe(200);
  expect((await leaving.complete(jobId)).status).toBe(401);
  expect(await staying.serveOne()).toBe(jobId);
  expect([await payer.credits(), await other.credits()]).toEqual([490, 507]);
  expect(await balances(person.userId)).toEqual([0, 0, 0, 0]);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: a completion at the very moment is paid before or not at all, never to a deleted account', async () => {
  for (let round = 0; round < 12; round += 1) {
    const [person, payer] = [await newPerson(), await network.person()];
    const worker = await ScriptedWorker.register(person.browser);
    const { jobId } = await payer.send('Now');
    expect((await worker.claim()).job?.id).toBe(jobId);
    await worker.token(jobId, 'words');
    const [removed, completed] = await Promise.all([remove(person), worker.complete(jobId)]);
    expect(removed.status).toBe(200);
    expect([200, 401, 409]).toContain(completed.status);
    expect(removed.body.returned).toBe(completed.status === 200 ? 507 : 500);
    expect(await balances(person.userId)).toEqual([0, 0, 0, 0]);
    await network.emptyQueue();
  }
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: messages sent, keys made and workers registered at the very moment are gone with it or refused', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [person, marker] = [await newPerson(), newMarker()];
    const { browser } = person;
    const tab = network.browser();
    tab.adoptCookie(browser.cookie);
    const { conversationId } = await browser.send(`${marker} before`);
    const [removed, ...others] = await Promise.all([
      remove(person),
      ...[1, 2, 3].map((n) => tab.post('/api/chat/send', { tier: 'pro', content: `${marker} ${n}` })),
      tab.post('/api/chat/send', { tier: 'pro', content: `${marker} more`, conversationId }),
      tab.post('/api/worker/keys', { name: `${marker} key` }),
      tab.post('/api/worker/register', { type: 'native', model: 'm', name: `${marker} worker` }),
    ]);
    expect(removed.status, JSON.stringify(removed.body)).toBe(200);
    for (const { status, body } of others) expect([200, 401, 404], JSON.stringify(body)).toContain(status);
    expect(await findText(network.connection, marker)).toEqual([]);
    expect(await balances(person.userId)).toEqual([0, 0, 0, 0]);
    const { sql } = network.connection;
    const open = sql`select id from jobs where user_id = ${person.userId} and status in ('queued', 'running')`;
    expect(await open).toEqual([]);
    expect(await sql`select id from workers where owner_id = ${person.userId} and retired_at is null`).toEqual([]);
  }
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: who sends waits for a deletion with nothing in hand that the deletion needs', async () => {
  const person = await newPerson();
  const first = await person.browser.send('Question');
  const worker = await ScriptedWorker.register(await network.person());
  await worker.serveOne();
  const { conversationId, answerId } = first;
  for (const [path, body] of [
    ['/api/chat/send', { tier: 'pro', content: 'More', conversationId }],
    ['/api/chat/regenerate', { tier: 'pro', messageId: answerId }],
  ] as const) {
    // What `deleteAccount` does, in its order; and then it can't go through with it.
    const sent = await network.connection.sql.begin(async (tx) => {
      await tx`select id from users where id = ${person.userId} for update`;
      const sending = person.browser.post(path, body);
      await waitFor(async () => {
        const [waiting] = await network.connection.sql`select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query like '%from users%'`;
        return waiting !== undefined;
      });
      expect(await tx`select id from conversations where id = ${conversationId} for update nowait`).toHaveLength(1);
      return { sending };
    });
    expect((await sent.sending).status, path).toBe(200);
  }
  await network.emptyQueue();
});

test('behavior: two tabs delete at once: it is deleted once; a sign-in at that moment is a whole account, old or new', async () => {
  for (let round = 0; round < 10; round += 1) {
    const person = await newPerson();
    const [tab, again] = [network.browser(), network.browser()];
    tab.adoptCookie(person.browser.cookie);
    const [first, second, signedIn] = await Promise.all([
      remove(person),
      remove({ ...person, browser: tab }),
      again.signIn(person.account),
    ]);
    for (const { status } of [first, second]) expect([200, 401]).toContain(status);
    expect([first.status, second.status]).toContain(200);
    expect(Number(first.body.returned ?? 0) + Number(second.body.returned ?? 0)).toBe(500);
    // Signed in before the deletion: that session went too. After: a new account, which has had its grant.
    const { user } = (await again.get('/api/auth/session')).body as { user: { id: string } | null };
    if (user !== null) {
      expect(user.id).toBe(signedIn.user.id);
      expect(user.id).not.toBe(person.userId);
      expect(await again.credits()).toBe(0);
    }
  }
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: what reaches a deleted account all the same goes to the treasury', async () => {
  const [person, payer] = [await newPerson(), await network.person()];
  const worker = await ScriptedWorker.register(person.browser);
  expect((await remove(person)).status).toBe(200);
  // A claim that another process let through just before, as it stands in the database.
  const { jobId } = await payer.send('Claimed too late');
  const { db, sql: raw } = network.connection;
  await raw`update jobs set status = 'running', claimed_by = ${worker.workerId}, worker_type = 'native', share_bps = 7000,
    attempts = 1, attempt_started_at = now(), lease_expires_at = now() + interval '30 s' where id = ${jobId}`;
  const streams = new MemoryStreamDriver();
  streams.append(jobId, { attempt: 1, offset: 0, values: ['words'] });
  const stopped = await stopJob(network.connection, streams, { owner: { userId: payer.userId }, jobId });
  expect(stopped).toEqual({ status: 'done', charged: 10 });
  expect(await balances(person.userId)).toEqual([0, 0, 0, 0]);
  expect((await auditLedger(db)).filter(({ violations }) => violations > 0)).toEqual([]);
});
