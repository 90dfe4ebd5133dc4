import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../lib/ids.ts';
import type { ApiClient } from './helpers/api-client.ts';
import { type CallableEndpoint, callEndpoint, ENDPOINTS } from './helpers/endpoint-callers.ts';
import { useNetwork } from './helpers/network.ts';
import { readFingerprint } from './helpers/read-fingerprint.ts';
import { lastEvent, readStream, textOf } from './helpers/read-stream.ts';
import { ScriptedWorker } from './helpers/scripted-worker.ts';

/** Every endpoint that takes the id of an owned thing, tried as everybody else: 404, and nothing has changed. */
const network = useNetwork();

/** What of the owner's an endpoint is asked for. Derived rows without one here fail the first test. */
const NAMES_OWNED: Readonly<Record<string, (owned: Owned) => { id?: string; query?: string; body?: object }>> = {
  'GET /api/conversations/:id': ({ conversationId }) => ({ id: conversationId }),
  'GET /api/conversations/:id/export': ({ conversationId }) => ({ id: conversationId, query: 'format=json' }),
  'PATCH /api/conversations/:id': ({ conversationId }) => ({ id: conversationId, body: { title: 'Taken over' } }),
  'GET /api/chat/images/:id': ({ imageId }) => ({ id: imageId }),
  'POST /api/chat/regenerate': ({ answerId }) => ({ body: { messageId: answerId, tier: 'pro' } }),
  'PUT /api/conversations/:id/share': ({ conversationId, answerId }) => ({
    id: conversationId,
    body: { leafId: answerId },
  }),
  'DELETE /api/conversations/:id/share': ({ conversationId }) => ({ id: conversationId }),
  'GET /api/chat/stream': ({ jobId }) => ({ query: `jobId=${jobId}` }),
  'POST /api/chat/send': ({ conversationId }) => ({ body: { tier: 'pro', content: 'Let me in', conversationId } }),
  'POST /api/chat/stop': ({ jobId }) => ({ body: { jobId } }),
  // Last, as the owner's own call proves each request right by carrying it out.
  'DELETE /api/conversations/:id': ({ conversationId }) => ({ id: conversationId }),
  'POST /api/conversations/:id/restore': ({ conversationId }) => ({ id: conversationId }),
  'GET /api/images/:id': ({ drawnId }) => ({ id: drawnId ?? '' }),
  'PATCH /api/images/:id': ({ drawnId }) => ({ id: drawnId ?? '', body: { favourite: true } }),
  'PUT /api/images/:id/share': ({ drawnId }) => ({ id: drawnId ?? '' }),
  'DELETE /api/images/:id/share': ({ drawnId }) => ({ id: drawnId ?? '' }),
  'DELETE /api/images/:id': ({ drawnId }) => ({ id: drawnId ?? '' }),
  'POST /api/images/:id/restore': ({ drawnId }) => ({ id: drawnId ?? '' }),
  'GET /api/withdrawals/:id': ({ withdrawalId }) => ({ id: withdrawalId ?? '' }),
  'POST /api/withdrawals/:id/relay': ({ withdrawalId }) => ({ id: withdrawalId ?? '' }),
  'DELETE /api/worker/keys/:id': ({ keyId }) => ({ id: keyId ?? '' }),
};
type Owned = {
  conversationId: string;
  jobId: string;
  answerId: string;
  imageId: string;
  drawnId: string | null;
  keyId: string | null;
  withdrawalId: string | null;
};

const owned = ENDPOINTS.filter(
  ({ pattern, given }) =>
    // A share is anyone's who has its id, a picture's file anyone's who has its signed address.
    (pattern.includes(':') && !/^\/api\/(image-)?shares\/|\/file$/.test(pattern)) ||
    (given.as !== 'worker' &&
      (given.body?.jobId || given.body?.messageId || given.query?.includes('jobId') || given.optional?.conversationId)),
);
const inOrder = Object.keys(NAMES_OWNED).flatMap((name) => owned.filter((endpoint) => endpoint.name === name));

test('default: every endpoint that takes an id has a row here', () => {
  expect(Object.keys(NAMES_OWNED).sort()).toEqual(owned.map(({ name }) => name).sort());
});

const forPeople = (name: string) => /\/keys\/|\/withdrawals\/|\/share$|\/api\/images\//.test(name);

function call(endpoint: CallableEndpoint, client: ApiClient, things: Owned) {
  const callers = { person: client, anyone: client, worker: null as never };
  return callEndpoint(endpoint, callers, NAMES_OWNED[endpoint.name]?.(things));
}

async function makeThings(owner: ApiClient, hasKeys: boolean): Promise<Owned> {
  const worker = await ScriptedWorker.register(await network.person(), { images: true });
  const ids = await owner.send('Mine alone');
  while ((await worker.serveOne()) !== ids.jobId);
  const imageId = newId('image');
  await network.connection.sql`insert into message_images (id, message_id, ordinal, type, data)
    values (${imageId}, ${ids.messageId}, 0, 'image/png', 'Mine alone'::bytea)`;
  const { jobId } = await owner.send('Still in the queue', { conversationId: ids.conversationId });
  const key = hasKeys ? ((await owner.post('/api/worker/keys', {})).body.key as { id: string }) : null;
  const withdrawalId = hasKeys ? await makeWithdrawal((owner as ApiClient & { userId: string }).userId) : null;
  const { conversationId, answerId } = ids;
  const drawnId = hasKeys ? await makePicture((owner as ApiClient & { userId: string }).userId) : null;
  return { conversationId, jobId, answerId, imageId, drawnId, keyId: key?.id ?? null, withdrawalId };
}

/** As it stands in the database: nobody draws here. */
async function makePicture(userId: string): Promise<string> {
  const { sql } = network.connection;
  const [id, jobId] = [newId('image'), newId('job')];
  await sql`insert into jobs (id, user_id, tier, model, status, charge, finished_at)
    values (${jobId}, ${userId}, 'image', 'ashao-image', 'done', 0, now())`;
  await sql`insert into images (id, user_id, job_id, prompt, style, aspect, width, height, seed, nsfw, file_key)
    values (${id}, ${userId}, ${jobId}, 'Mine alone', 'None', 'Square', 8, 8, 1, false, ${`images/${id}/1`})`;
  return id;
}

/** As it stands in the database: no chain is set up here. */
async function makeWithdrawal(userId: string): Promise<string> {
  const { sql } = network.connection;
  const id = newId('withdrawal');
  const [deployment] = await sql<{ id: number }[]>`
    insert into chain_deployments (chain_id, genesis_hash, vault, cursor_number, confirmed_number)
    values (31337, '0x01', '0x02', 0, 0) returning id`;
  await sql`insert into withdrawals (id, user_id, deployment_id, account, asset, amount, voucher_id)
    values (${id}, ${userId}, ${deployment?.id ?? 0}, '0x03', 'usdc', 1000000, ${id})`;
  // Asked for before: asking again is answered without a chain.
  await sql`insert into withdrawal_relays (withdrawal_id, user_id) values (${id}, ${userId})`;
  return id;
}

describe.each([
  ["a person's", true],
  ["a signed-out browser's", false],
])('%s things', (_name, signedIn) => {
  let owner: ApiClient;
  let things: Owned;
  let strangers: [string, ApiClient][];
  beforeAll(async () => {
    owner = signedIn ? await network.person() : network.browser();
    things = await makeThings(owner, signedIn);
    const visitor = network.browser();
    await visitor.send('A visitor of its own');
    strangers = [
      ['another person', await network.person()],
      ['a browser that has done nothing', network.browser()],
      ['another visitor', visitor],
    ];
  });
  const endpoints = inOrder.filter(({ name }) => signedIn || !forPeople(name));

  test.each(endpoints)(
    'error: $name is 404 for everybody else and changes nothing; the owner may',
    async (endpoint) => {
      const before = await readFingerprint(network.connection);
      for (const [stranger, client] of strangers) {
        const { status, body } = await call(endpoint, client, things);
        // Keys, withdrawals and shares belong to people: whoever is signed out is told to sign in.
        const expected = forPeople(endpoint.name) && stranger !== 'another person' ? 401 : 404;
        expect({ stranger, status }).toEqual({ stranger, status: expected });
        expect(JSON.stringify(body)).not.toMatch(/Mine alone|Still in the queue/);
      }
      expect(await readFingerprint(network.connection)).toEqual(before);
      if (endpoint.name === 'GET /api/chat/stream') {
        const frames = await readStream(owner, things.jobId, { until: (seen) => seen.length > 0 });
        expect(frames[0]?.event).toMatchObject({ type: 'status', state: 'queued' });
      } else if (endpoint.name === 'GET /api/chat/images/:id') {
        const image = await owner.fetch(`/api/chat/images/${things.imageId}`);
        expect([image.status, await image.text()]).toEqual([200, 'Mine alone']);
      } else {
        expect((await call(endpoint, owner, things)).status).toBe(200);
      }
    },
  );

  test('error: lists show nobody else’s', async () => {
    const { conversationId, jobId, drawnId, keyId, withdrawalId } = things;
    const ids = [conversationId, jobId, drawnId ?? 'img_none', keyId ?? 'wkey_none', withdrawalId ?? 'wdr_none'];
    const ofOthers = new RegExp(['Mine alone|Still in the queue', ...ids].join('|'));
    for (const [, client] of strangers) {
      for (const path of [
        '/api/conversations',
        '/api/conversations?search=queue',
        '/api/workers',
        '/api/worker/keys',
        '/api/withdrawals',
        '/api/withdrawals/export',
        '/api/deposits',
        '/api/deposits/export',
        '/api/images',
        '/api/account',
        '/api/account/export',
        '/api/credits/history',
        '/api/credits/history/export',
        '/api/staking',
        '/api/staking/history',
        '/api/staking/history/export',
      ]) {
        expect(JSON.stringify((await client.get(path)).body)).not.toMatch(ofOthers);
      }
    }
  });
});

describe('a worker’s job', () => {
  let person: ApiClient;
  let holder: ScriptedWorker;
  let other: ScriptedWorker;
  let jobId: string;
  beforeAll(async () => {
    person = await network.person();
    const owner = await network.person();
    [holder, other] = [await ScriptedWorker.register(owner), await ScriptedWorker.register(await network.person())];
    ({ jobId } = await person.send('For one worker alone'));
    while ((await holder.claim(1)).job?.id !== jobId);
    await holder.token(jobId, 'Right');
  });
  const calls = [
    ['token', { value: 'wrong' }],
    ['complete', { tokens: 9 }],
    ['fail', { reason: 'sabotage' }],
    ['fail', { release: true }],
  ] as const;

  test.each(calls)("error: %s for another worker's job is 409 and changes nothing", async (name, body) => {
    const before = await readFingerprint(network.connection);
    expect(await other.call(name, { jobId, ...body })).toMatchObject({ status: 409, body: { code: 'lease_lost' } });
    expect(await readFingerprint(network.connection)).toEqual(before);
  });

  test.each([...calls, ['claim', { waitSeconds: 0 }], ['heartbeat', {}]] as const)(
    'error: %s in the name of another worker is 401, with any secret but its own',
    async (name, body) => {
      const before = await readFingerprint(network.connection);
      const full = { workerId: holder.workerId, ...(calls.some(([each]) => each === name) ? { jobId } : {}), ...body };
      for (const secret of [other.secret, `${holder.secret}x`, holder.secret.slice(0, -1), holder.workerId, '']) {
        const headers: Record<string, string> = secret ? { authorization: `Bearer ${secret}` } : {};
        const { status } = await other.client.post(`/api/worker/${name}`, full, headers);
        expect({ secret, status }).toEqual({ secret, status: 401 });
      }
      // A session cookie, be it the asker's, is no worker's secret.
      expect((await person.post(`/api/worker/${name}`, full)).status).toBe(401);
      expect(await readFingerprint(network.connection)).toEqual(before);
    },
  );

  test('behavior: a heartbeat that names a job of another worker is told so and does not renew it', async () => {
    const before = await readFingerprint(network.connection);
    expect((await other.call('heartbeat', { jobIds: [jobId] })).body).toMatchObject({ lost: [jobId] });
    expect(await readFingerprint(network.connection)).toEqual(before);
  });

  test('default: its holder finishes it, and the reader has its words alone', async () => {
    await holder.token(jobId, ' answer');
    expect((await holder.complete(jobId, 2)).status).toBe(200);
    const frames = await readStream(person, jobId);
    expect(textOf(frames)).toBe('Right answer');
    expect(lastEvent(frames)).toMatchObject({ type: 'done' });
  });
});
