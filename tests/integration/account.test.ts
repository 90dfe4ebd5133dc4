import { expect, test } from 'vitest';
import { depositUsdc, grantCredits } from '../../lib/ledger/grant.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** What a person can see and take away of an account. */
const network = useNetwork();

type Entry = { kind: string; worker: string | null; signUp: boolean; job: Record<string, unknown> | null };
const entriesOf = async (person: { get(path: string): Promise<{ body: Record<string, unknown> }> }, query = '') =>
  (await person.get(`/api/credits/history?limit=100${query}`)).body.entries as Entry[];

/** RFC 4180, read strictly: what is not of the grammar throws. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new Error(`no CSV at ${at}: ${text.slice(at, at + 40)}`);
    records.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') records.push([]);
  }
  expect(records.pop()).toEqual([]);
  return records;
}

test('default: an account says its address, since when it is, its sessions and what its workers earned', async () => {
  const [person, owner] = [await network.person(), await network.person()];
  const { user } = (await person.get('/api/auth/session')).body as { user: { id: string; address: string } };
  expect((await person.get('/api/account')).body).toEqual({
    id: user.id,
    address: user.address,
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    sessions: 1,
    earned: { granted: 0, purchased: 0 },
  });
  const worker = await ScriptedWorker.register(owner);
  await person.send('Earn this');
  await worker.serveOne();
  expect((await owner.get('/api/account')).body).toMatchObject({ earned: { granted: 7, purchased: 0 } });
  expect((await network.browser().get('/api/account')).status).toBe(401);
});

test('behavior: signing out everywhere ends every session of the person at once, and nobody else’s', async () => {
  const [here, there, other] = [network.browser(), network.browser(), await network.person()];
  const { account } = await here.signIn();
  await there.signIn(account);
  expect((await here.get('/api/account')).body.sessions).toBe(2);
  const copied = network.browser();
  copied.adoptCookie(here.cookie);

  expect(await here.request('DELETE', '/api/auth/sessions')).toMatchObject({ status: 200, body: { ended: 2 } });
  for (const browser of [here, there, copied]) {
    expect((await browser.get('/api/auth/session')).body).toEqual({ user: null });
    expect((await browser.get('/api/credits')).status).toBe(401);
  }
  expect((await other.get('/api/credits')).status).toBe(200);
  expect((await here.request('DELETE', '/api/auth/sessions')).status).toBe(401);
  await here.signIn(account);
  expect((await here.get('/api/account')).body.sessions).toBe(1);
});

test('behavior: every movement has its reason, and a worker’s owner learns nothing of whose message it was', async () => {
  const [person, owner] = [await network.person(), await network.person()];
  const worker = await ScriptedWorker.register(owner, { name: 'attic' });
  const answered = await person.send('Answer this');
  await worker.serveOne();
  const stopped = await person.send('Stop this', { tier: 'max' });
  await person.post('/api/chat/stop', { jobId: stopped.jobId });
  await person.request('DELETE', `/api/conversations/${stopped.conversationId}`);

  expect(await entriesOf(person)).toMatchObject([
    { kind: 'release', job: { tier: 'max', status: 'cancelled', conversationId: null } },
    { kind: 'hold', job: { tier: 'max', status: 'cancelled', conversationId: null } },
    { kind: 'hold', job: { tier: 'pro', status: 'done', stopped: false, conversationId: answered.conversationId } },
    { kind: 'grant', signUp: true, job: null, worker: null },
  ]);
  const [earned] = await entriesOf(owner);
  expect(earned).toMatchObject({ kind: 'settle', worker: 'attic', job: null, reference: answered.jobId });
  expect(JSON.stringify(earned)).not.toContain(answered.conversationId);
  expect((await entriesOf(person, '&kind=release')).map(({ kind }) => kind)).toEqual(['release']);
  expect(await entriesOf(person, '&kind=deposit')).toEqual([]);
});

test('behavior: the CSV has every row, exact to the last decimal, and nothing a spreadsheet would run', async () => {
  const [person, owner] = [await network.person(), await network.person()];
  const name = '=HYPERLINK("http://evil.example","a,b")';
  const worker = await ScriptedWorker.register(owner, { name });
  await person.send('Answer this', { tier: 'max' });
  await worker.serveOne();
  const micro = 123_456_789_012_345_678n;
  await depositUsdc(network.connection.db, { userId: owner.userId, micro, key: `test:${owner.userId}` });
  // More than one page of the database's rows.
  const { sql } = network.connection;
  await sql`with booked as (
      insert into ledger_transactions (id, idempotency_key, kind)
      select 'txn_csv_' || n, 'csv:' || n, 'adjustment' from generate_series(1, 1200) n returning id)
    insert into ledger_postings (transaction_id, account_id, amount)
    select id, account, amount from booked, (values (${`user:${owner.userId}:grant`}, 1), ('issuance:grant', -1)) v (account, amount)`;
  await sql`update ledger_accounts set balance = balance + 1200 where id = ${`user:${owner.userId}:grant`}`;

  const response = await owner.fetch('/api/credits/history/export');
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="ashao-credits.csv"; filename*=UTF-8''ashao-credits.csv`,
  );
  const [header, ...rows] = parseCsv(await response.text());
  expect(header).toEqual(['Time (UTC)', 'Reason', 'Movement', 'Kind of credits', 'Credits', 'Job', 'Entry']);
  expect(rows).toHaveLength(1203);
  expect(rows.filter((row) => row[2] === 'adjustment' && row[4] === '0.0001')).toHaveLength(1200);
  expect(rows.find((row) => row[2] === 'deposit')).toMatchObject({
    1: 'Credits bought',
    3: 'purchased',
    4: '12345678901234.5678',
  });
  expect(rows.find((row) => row[2] === 'settle')).toMatchObject({ 1: `Earned by worker ${name}`, 4: '10.5' });
  for (const cell of rows.flatMap((row) => row.toSpliced(4, 1))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  expect(new Set(rows.map((row) => row[6])).size).toBe(rows.length);
  const mine = parseCsv(await (await person.fetch('/api/credits/history/export')).text());
  expect(mine.slice(1).map((row) => row.slice(1, 5))).toEqual([
    ['Max message answered', 'hold', 'granted', '-15'],
    ['Sign-up grant', 'grant', 'granted', '500'],
  ]);
  expect((await network.browser().fetch('/api/credits/history/export')).status).toBe(401);
});

test('behavior: the export is everything of the person’s, no secret, nothing of anybody else’s, and says that it is whole', async () => {
  const [person, other] = [await network.person(), await network.person()];
  const worker = await ScriptedWorker.register(person, { name: 'attic' });
  const { secret } = (await person.post('/api/worker/keys', { name: 'a key' })).body as { secret: string };
  await grantCredits(network.connection.db, { userId: person.userId, credits: 200, key: `test:${person.userId}` });
  const conversations: string[] = [];
  // More than one page of them.
  for (let count = 0; count < 55; count += 1)
    conversations.push((await person.send(`Message ${count}`)).conversationId);
  await other.send('Not theirs');
  await network.emptyQueue();
  const { conversationId } = await person.send('Answered', { conversationId: conversations[0] ?? '' });
  await worker.serveOne();

  const response = await person.fetch('/api/account/export');
  expect(response.headers.get('content-disposition')).toBe(
    `attachment; filename="ashao-account.json"; filename*=UTF-8''ashao-account.json`,
  );
  const text = await response.text();
  const file = JSON.parse(text);
  expect(Object.keys(file)).toEqual([
    ...['format', 'version', 'exportedAt', 'account', 'credits', 'staking', 'workerKeys', 'workers', 'deposits'],
    ...['withdrawals', 'conversations', 'pictures', 'ledger', 'stakingLedger'],
    'complete',
  ]);
  expect(file.complete).toBe(true);
  expect(file.account.address).toBe((await person.get('/api/account')).body.address);
  const ids = file.conversations.map((each: { conversation: { id: string } }) => each.conversation.id);
  expect(ids).toEqual([...conversations].sort());
  const whole = file.conversations.find(
    (each: { conversation: { id: string } }) => each.conversation.id === conversationId,
  );
  const stored = (await person.get(`/api/conversations/${conversationId}`)).body;
  expect(whole).toEqual(stored);
  expect(file.workerKeys).toMatchObject([{ name: 'a key' }]);
  expect(file.workers).toMatchObject([{ name: 'attic', jobsDone: 1 }]);
  // Two grants, 56 messages, 55 refunds and what the worker earned.
  expect(file.ledger).toHaveLength(114);
  expect(file.ledger[0]).toMatchObject({ kind: 'settle', amount: '7' });
  for (const hidden of [secret, worker.secret, 'Not theirs', other.userId]) expect(text).not.toContain(hidden);
  // Cut anywhere, it is no JSON any more.
  for (const length of [text.length - 2, Math.floor(text.length / 2), 10]) {
    expect(() => JSON.parse(text.slice(0, length))).toThrow();
  }
});
