import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { lastEvent, readStream, textOf } from '../helpers/read-stream.ts';
import { ScriptedWorker, scriptedAnswer } from '../helpers/scripted-worker.ts';
import { waitFor } from '../helpers/wait-for.ts';

const network = useNetwork();
afterEach(() => network.emptyQueue());

/** What a job's row says now. */
async function jobRow(jobId: string) {
  const [row] = await network.connection.sql`select * from jobs where id = ${jobId}`;
  return row ?? {};
}

/** Lets a lease lapse now instead of in half a minute; everything decides by the database's clock. */
async function lapseLease(jobId: string): Promise<void> {
  await network.connection.db.execute(sql`update jobs set lease_expires_at = now() where id = ${jobId}`);
}

test('behavior: a worker that dies in mid-stream loses the job to another, who answers it anew', async () => {
  const person = await network.person();
  const [dying, other] = [await network.person(), await network.person()];
  const first = await ScriptedWorker.register(dying);
  const { jobId } = await person.send('Hello');
  const reading = readStream(person, jobId);
  await first.serveOne('dies-mid-stream');
  await lapseLease(jobId);
  const second = await ScriptedWorker.register(other);
  expect(await second.serveOne('answers', 6)).toBe(jobId);

  const frames = await reading;
  expect(frames.map(({ event }) => event.type)).toContain('restart');
  expect(textOf(frames)).toBe(scriptedAnswer('Hello').join(''));
  expect(await person.credits()).toBe(490);
  expect([await dying.credits(), await other.credits()]).toEqual([500, 507]);
  expect((await first.token(jobId, 'late')).status).toBe(409);
  expect((await first.complete(jobId)).status).toBe(409);
  expect(await dying.get('/api/workers')).toMatchObject({ body: { workers: [{ jobsAbandoned: 1, jobsDone: 0 }] } });
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: three attempts without an answer fail the job and cost nothing', async () => {
  const person = await network.person();
  const owners = [await network.person(), await network.person(), await network.person()];
  const { jobId } = await person.send('Hello');
  const reading = readStream(person, jobId);
  for (const owner of owners) {
    const worker = await ScriptedWorker.register(owner);
    expect(await worker.serveOne('never-completes')).toBe(jobId);
    await lapseLease(jobId);
    await waitFor(async () => (await jobRow(jobId)).status !== 'running');
  }
  expect(lastEvent(await reading)).toMatchObject({ type: 'error', charged: 0 });
  expect(await jobRow(jobId)).toMatchObject({ status: 'failed', payload: null });
  for (const one of [person, ...owners]) expect(await one.credits()).toBe(500);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: completing twice, in turn and at once, pays once and is answered alike', async () => {
  const person = await network.person();
  const owner = await network.person();
  const worker = await ScriptedWorker.register(owner);
  await person.send('Hello');
  const jobId = (await worker.serveOne('completes-twice')) ?? '';
  const [first, second] = worker.responses.filter(({ body }) => 'earned' in body);
  expect(first?.body).toEqual({ ok: true, earned: 7, tokens: 6 });
  expect(second?.body).toEqual(first?.body);
  const many = await Promise.all(Array.from({ length: 20 }, () => worker.complete(jobId)));
  expect(new Set(many.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);

  await person.send('Again');
  const { job } = await worker.claim();
  await worker.token(job?.id ?? '', 'text');
  const racing = await Promise.all(Array.from({ length: 20 }, () => worker.complete(job?.id ?? '', 1)));
  expect(racing.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect([await person.credits(), await owner.credits()]).toEqual([480, 514]);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('error: a worker that lies about a job it does not hold gets 409 and changes nothing', async () => {
  const person = await network.person();
  const owner = await network.person();
  const holder = await ScriptedWorker.register(owner);
  const liar = await ScriptedWorker.register(await network.person());
  await person.send('Hello');
  const { job } = await holder.claim();
  const jobId = job?.id ?? '';
  await holder.token(jobId, 'true ');
  const before = { ...(await jobRow(jobId)), lease_expires_at: null };

  expect((await liar.token(jobId, 'false')).status).toBe(409);
  expect((await liar.complete(jobId)).status).toBe(409);
  expect((await liar.call('fail', { jobId })).status).toBe(409);
  expect((await liar.call('fail', { jobId, release: true })).status).toBe(409);
  expect((await liar.call('heartbeat', { jobIds: [jobId] })).body.lost).toEqual([jobId]);
  expect((await holder.call('token', { jobId, value: 'x', attempt: 2 })).status).toBe(409);
  expect((await liar.token('job_unknown', 'x')).status).toBe(404);
  expect((await liar.complete('job_unknown')).status).toBe(404);
  expect({ ...(await jobRow(jobId)), lease_expires_at: null }).toEqual(before);

  await holder.token(jobId, 'words');
  await holder.complete(jobId, 2);
  expect((await jobRow(jobId)).output).toBe('true words');
});

test('error: a worker needs a secret, and its own', async () => {
  const owner = await network.person();
  const [one, two] = [await ScriptedWorker.register(owner), await ScriptedWorker.register(owner)];
  const bodies = {
    claim: { waitSeconds: 0 },
    token: { jobId: 'x', value: 'x' },
    complete: { jobId: 'x' },
    fail: { jobId: 'x' },
  };
  for (const [name, body] of Object.entries({ ...bodies, heartbeat: {} })) {
    const call = (secret: string) =>
      one.client.post(
        `/api/worker/${name}`,
        { workerId: one.workerId, ...body },
        { authorization: `Bearer ${secret}` },
      );
    expect((await call(two.secret)).status).toBe(401);
    expect((await call('ashao_ws_guess')).status).toBe(401);
    expect((await one.client.post(`/api/worker/${name}`, { workerId: one.workerId, ...body })).status).toBe(401);
  }
});

test('behavior: garbage is refused field by field, what can be shown is harmless, nothing breaks', async () => {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const { jobId } = await person.send('Hello');
  await worker.serveOne('garbage');
  const [, badToken, goodToken, badComplete] = worker.responses;
  expect([badToken?.status, badToken?.body.field]).toEqual([400, 'value']);
  expect(goodToken?.status).toBe(200);
  expect([badComplete?.status, badComplete?.body.field]).toEqual([400, 'tokens']);
  expect((await worker.complete(jobId, 1_000_000)).status).toBe(200);
  const row = await jobRow(jobId);
  expect(row.output).toBe('\uFFFD\uFFFD <script>alert(1)</script>');
  expect(Number(row.tokens)).toBeLessThanOrEqual(Buffer.byteLength(String(row.output)));
});

test('error: an answer without a single token is no answer', async () => {
  const person = await network.person();
  const owner = await network.person();
  const worker = await ScriptedWorker.register(owner);
  const { jobId } = await person.send('Hello');
  await worker.claim();
  expect((await worker.complete(jobId, 100)).body).toMatchObject({ code: 'empty_answer', statusCode: 422 });
  expect(await jobRow(jobId)).toMatchObject({ status: 'queued', attempts: 1 });
  expect(await owner.credits()).toBe(500);
});

test('behavior: fail queues again and counts, release hands back unharmed', async () => {
  const person = await network.person();
  const owner = await network.person();
  const worker = await ScriptedWorker.register(owner);
  const { jobId } = await person.send('Hello');
  await worker.claim();
  expect((await worker.call('fail', { jobId, release: true })).body).toEqual({ ok: true, status: 'queued' });
  expect(await jobRow(jobId)).toMatchObject({ status: 'queued', attempts: 1, releases: 1 });
  const next = await ScriptedWorker.register(owner);
  await next.claim();
  expect((await next.call('fail', { jobId, reason: 'out of memory' })).body).toEqual({ ok: true, status: 'queued' });
  expect(await jobRow(jobId)).toMatchObject({ status: 'queued', attempts: 2, error: 'out of memory' });
  const { body } = await owner.get('/api/workers');
  expect(body.workers).toMatchObject([{ jobsFailed: 1 }, { jobsFailed: 0 }]);
});

test('behavior: tiers are matched, and a browser worker can serve pro only', async () => {
  const person = await network.person();
  const owner = await network.person();
  const browser = await ScriptedWorker.register(owner, { type: 'browser' });
  const native = await ScriptedWorker.register(owner, { tiers: ['max'] });
  const refused = await owner.post('/api/worker/register', { type: 'browser', model: 'm', tiers: ['max'] });
  expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
  const { jobId } = await person.send('Hello', { tier: 'max' });
  expect((await browser.claim(0)).job).toBeNull();
  expect((await browser.call('claim', { tier: 'max', waitSeconds: 0 })).status).toBe(403);
  expect((await native.claim(0)).job).toMatchObject({ id: jobId, tier: 'max', model: 'ashao-max' });
  await native.token(jobId, 'x');
  await native.complete(jobId, 1);
  expect(await owner.credits()).toBe(510.5);
});

test('behavior: a job that names a model goes only to a worker that runs it', async () => {
  const person = await network.person();
  const owner = await network.person();
  const { jobId } = await person.send('Hello');
  await network.connection.sql`update jobs set model = 'llama-special' where id = ${jobId}`;
  const plain = await ScriptedWorker.register(owner);
  const special = await ScriptedWorker.register(owner, { model: 'llama-special' });
  expect((await plain.claim(0)).job).toBeNull();
  expect((await special.claim(0)).job?.id).toBe(jobId);
});

test('behavior: 30 claims at once for 20 jobs give each job to one worker', async () => {
  const person = await network.person();
  const owner = await network.person();
  const workers = await Promise.all(Array.from({ length: 30 }, () => ScriptedWorker.register(owner)));
  const sent = await Promise.all(Array.from({ length: 20 }, (_, index) => person.send(`prompt ${index}`)));
  const claims = await Promise.all(workers.map((worker) => worker.claim(0)));
  const jobs = claims.flatMap(({ job }) => (job ? [job.id] : []));
  expect(jobs.toSorted()).toEqual(sent.map(({ jobId }) => jobId).toSorted());
});

test('behavior: claims of two tiers at once hide no job of either from each other', async () => {
  const person = await network.person();
  const owner = await network.person();
  const both = await Promise.all(Array.from({ length: 16 }, () => ScriptedWorker.register(owner)));
  const onlyMax = await ScriptedWorker.register(owner, { tiers: ['max'] });
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(Array.from({ length: 12 }, (_, index) => person.send(`${round} ${index}`)));
    await person.send('the one', { tier: 'max' });
    const claims = await Promise.all([...both, onlyMax].map((worker) => worker.claim(0)));
    const tiers = claims.flatMap(({ job }) => job?.tier ?? []);
    expect([tiers.filter((tier) => tier === 'max').length, tiers.filter((tier) => tier === 'pro').length]).toEqual([
      1, 12,
    ]);
    await network.emptyQueue();
  }
});

test('behavior: a waiting claim is answered as soon as a job comes', async () => {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person(), { tiers: ['max'] });
  const claiming = worker.claim(20);
  const { jobId } = await person.send('Hello', { tier: 'max' });
  expect((await claiming).job?.id).toBe(jobId);
});

test('behavior: a worker key registers workers for its owner and ends them when it is deleted', async () => {
  const owner = await network.person();
  const created = await owner.post('/api/worker/keys', { name: 'attic' });
  const { key, secret } = created.body as { key: { id: string; hint: string }; secret: string };
  expect(secret).toMatch(/^ashao_wk_[\w-]{43}$/);
  expect(JSON.stringify((await owner.get('/api/worker/keys')).body)).not.toContain(secret);
  const stored = await network.connection.sql`select * from worker_keys where id = ${key.id}`;
  expect(JSON.stringify(stored)).not.toContain(secret);

  const program = network.browser();
  const bearer = { authorization: `Bearer ${secret}` };
  const registered = await program.post('/api/worker/register', { type: 'native', model: 'm' }, bearer);
  expect(registered.status).toBe(200);
  const auth = { authorization: `Bearer ${registered.body.secret}` };
  const claim = { workerId: registered.body.workerId, waitSeconds: 0 };
  expect((await program.post('/api/worker/claim', claim, auth)).status).toBe(200);
  expect((await owner.request('DELETE', `/api/worker/keys/${key.id}`)).status).toBe(200);
  expect((await program.post('/api/worker/claim', claim, auth)).status).toBe(401);
  expect((await program.post('/api/worker/register', { type: 'native', model: 'm' }, bearer)).status).toBe(401);
  expect((await network.browser().post('/api/worker/register', { type: 'native', model: 'm' })).status).toBe(401);
});

test('behavior: a worker that signs off is no longer counted as one that serves', async () => {
  const owner = await network.person();
  const worker = await ScriptedWorker.register(owner);
  const active = async () => ((await owner.get('/api/workers')).body.workers as { active: boolean }[])[0]?.active;
  expect(await active()).toBe(true);
  await worker.call('heartbeat', { jobIds: [], leaving: true });
  expect(await active()).toBe(false);
  await worker.call('heartbeat', { jobIds: [] });
  expect(await active()).toBe(true);
});

test('behavior: a claim tells nothing of who asked', async () => {
  const person = await network.person();
  const { account } = await person.signIn();
  const worker = await ScriptedWorker.register(await network.person());
  const { conversationId } = await person.send('Hello');
  await worker.claim(2);
  const answer = JSON.stringify(worker.responses.at(-1)?.body).toLowerCase();
  for (const secret of [account.address, person.userId, conversationId])
    expect(answer).not.toContain(secret.toLowerCase());
});
