import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';
import { waitUntil } from '../helpers/wait-until.ts';

/** The log goes to disks and services that no deletion reaches: nobody's words, addresses or secrets may be in it. */
const network = useNetwork({ LOG_LEVEL: 'trace' });
const newMarker = () => `marker${randomBytes(8).toString('hex')}`;

test('error: when storing a message fails, the log has the cause and not the message', async () => {
  const [person, marker] = [await network.person(), newMarker()];
  // The failure is the database's own; its error would quote the row, the query builder's its parameters.
  await network.connection.sql`alter table messages add constraint out_of_order check (false) not valid`;
  try {
    const answer = await person.post('/api/chat/send', { tier: 'pro', content: `${marker} question` });
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    await waitUntil(() => network.server.logs().includes(answer.headers.get('x-request-id') ?? '?'));
    expect(network.server.logs()).toContain('out_of_order');
    expect(network.server.logs()).not.toContain(marker);
  } finally {
    await network.connection.sql`alter table messages drop constraint out_of_order`;
  }
});

test('error: when ending an answer fails, the log has none of it', async () => {
  const [person, owner, marker] = [await network.person(), await network.person(), newMarker()];
  const worker = await ScriptedWorker.register(owner);
  const { jobId } = await person.send('Hello');
  await worker.claim();
  await worker.token(jobId, `${marker} answer`);
  await network.connection.sql`alter table jobs add constraint out_of_order check (status <> 'done') not valid`;
  try {
    const answer = await worker.complete(jobId);
    expect(answer.status).toBe(500);
    await waitUntil(() => network.server.logs().includes(answer.headers.get('x-request-id') ?? '?'));
    expect(network.server.logs()).not.toContain(marker);
  } finally {
    await network.connection.sql`alter table jobs drop constraint out_of_order`;
  }
});

test('behavior: a message on its whole way leaves no word of it in the log', async () => {
  const [person, owner, marker] = [await network.person(), await network.person(), newMarker()];
  const worker = await ScriptedWorker.register(owner);
  const { jobId } = await person.send(`${marker} question`);
  await worker.claim();
  await worker.token(jobId, `${marker} answer`);
  await worker.complete(jobId);
  await person.get(`/api/conversations?search=${marker}`);
  const { address } = (await person.get('/api/auth/session')).body.user as { address: string };
  // Whatever was still to be written is there once the process has ended.
  await network.server.stop();
  for (const secret of [marker, worker.secret, address, person.cookie.split('=')[1] ?? '']) {
    expect(network.server.logs()).not.toContain(secret);
  }
});
