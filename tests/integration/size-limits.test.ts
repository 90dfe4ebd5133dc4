import { expect, test } from 'vitest';
import {
  CONVERSATION_BYTES_MAX,
  CONVERSATION_MESSAGES_MAX,
  IMAGE_STORE_BYTES_MAX,
  SHARE_CHARS_MAX,
} from '../../lib/constants.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** How large a conversation, a share and a person's pictures may grow: exactly so large, and what is refused costs nothing. */
const network = useNetwork();

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p6FpEgAAAABJRU5ErkJggg==';

/** An answered conversation of a new person. */
async function begin() {
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person(), { images: true });
  const sent = await person.send('Begin');
  while ((await worker.serveOne()) !== sent.jobId);
  return { person, ...sent };
}
/** Stores messages of a person beside those there are, all of one text. */
async function store(conversationId: string, count: number, { letter = 'x', times = 1 } = {}): Promise<void> {
  await network.connection.sql`insert into messages (id, conversation_id, role, content)
    select ${`msg_${conversationId}_`} || gen_random_uuid(), ${conversationId}, 'user', repeat(${letter}, ${times}::int)
    from generate_series(1, ${count}::int)`;
}
const send = (person: ApiClient, conversationId: string) =>
  person.post('/api/chat/send', { tier: 'pro', content: 'One more', conversationId });
const full = { status: 409, body: { code: 'conflict' } };

test('behavior: a conversation takes messages until it has as many as it may', async () => {
  const { person, conversationId, answerId } = await begin();
  await store(conversationId, CONVERSATION_MESSAGES_MAX - 3);
  expect((await send(person, conversationId)).status).toBe(200);
  expect(await send(person, conversationId)).toMatchObject(full);
  expect(await person.post('/api/chat/regenerate', { messageId: answerId, tier: 'pro' })).toMatchObject(full);
  expect(await person.credits()).toBe(480);
  // It is still read in one piece.
  const { messages } = (await person.get(`/api/conversations/${conversationId}`)).body as { messages: unknown[] };
  expect(messages).toHaveLength(CONVERSATION_MESSAGES_MAX + 1);
  expect((await person.post('/api/chat/send', { tier: 'pro', content: 'Elsewhere' })).status).toBe(200);
});

test('behavior: a conversation takes messages until it has as many bytes as it may, whatever the script', async () => {
  const { person, conversationId } = await begin();
  const [{ bytes } = { bytes: 0 }] = await network.connection.sql<{ bytes: number }[]>`
    select sum(octet_length(coalesce(m.content, j.output)))::int as bytes
    from messages m left join jobs j on j.id = m.job_id where m.conversation_id = ${conversationId}`;
  await store(conversationId, 1, { letter: '李', times: Math.floor((CONVERSATION_BYTES_MAX - bytes - 3) / 3) });
  expect((await send(person, conversationId)).status).toBe(200);
  expect(await send(person, conversationId)).toMatchObject(full);
  expect(await person.credits()).toBe(480);
});

test('behavior: what is shared has at most so many characters', async () => {
  const { person, conversationId } = await begin();
  const chars = 'Begin'.length + 'You said: Begin. 🙂 Done.'.length;
  const path = `/api/conversations/${conversationId}`;
  const { sql } = network.connection;
  const grow = (times: number) =>
    sql`update messages set content = 'Begin' || repeat('x', ${times}::int)
        where conversation_id = ${conversationId} and role = 'user'`;
  await grow(SHARE_CHARS_MAX - chars + 1);
  expect(await person.request('PUT', `${path}/share`, {})).toMatchObject(full);
  await grow(SHARE_CHARS_MAX - chars);
  const shared = await person.request('PUT', `${path}/share`, {});
  expect(shared.status).toBe(200);
  const { id } = shared.body.share as { id: string };
  expect((await network.browser().get(`/api/shares/${id}`)).status).toBe(200);
});

test('behavior: a person stores pictures up to the limit; another one is not touched by it', async () => {
  const { person, conversationId, messageId } = await begin();
  const { sql } = network.connection;
  const megabyte = 1_000_000;
  // Empty pictures, which the database keeps small.
  await sql`insert into message_images (id, message_id, ordinal, type, data)
    select ${`img_${messageId}_`} || place, ${messageId}, place, 'image/png', decode(repeat('00', ${megabyte}::int), 'hex')
    from generate_series(1, ${IMAGE_STORE_BYTES_MAX / megabyte - 1}::int) as place`;
  const look = (who: ApiClient, conversation?: string) =>
    who.post('/api/chat/send', {
      tier: 'pro',
      content: 'Look',
      images: [{ type: 'image/png', data: PNG }],
      ...(conversation && { conversationId: conversation }),
    });
  expect((await look(person, conversationId)).status).toBe(200);
  await sql`insert into message_images (id, message_id, ordinal, type, data)
    values (${`img_${messageId}_0`}, ${messageId}, 0, 'image/png', decode(repeat('00', ${megabyte}::int), 'hex'))`;
  expect(await look(person)).toMatchObject(full);
  expect((await send(person, conversationId)).status).toBe(200);
  expect((await look(await network.person())).status).toBe(200);
  expect(await network.brokenInvariants()).toEqual([]);
});
