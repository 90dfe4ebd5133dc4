import { expect, test } from 'vitest';
import { ACCOUNT_HEADER, NO_ACCOUNT } from '../../lib/auth/schemas.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';

/** A page acts for whom it shows, or not at all. */
const network = useNetwork();

const send = (client: ApiClient, shown: string) =>
  client.post('/api/chat/send', { tier: 'pro', content: 'Hello' }, { [ACCOUNT_HEADER]: shown });
const refused = { status: 409, body: { code: 'account_changed', statusCode: 409 } };

test('default: a change is made for the account that the page shows', async () => {
  const [person, browser] = [await network.person(), network.browser()];
  expect((await send(person, person.userId)).status).toBe(200);
  expect((await send(browser, NO_ACCOUNT)).status).toBe(200);
  expect(await person.credits()).toBe(490);
});

test('behavior: one for another account, or for nobody, is refused and leaves nothing behind', async () => {
  const [person, other] = [await network.person(), await network.person()];
  for (const shown of [other.userId, NO_ACCOUNT, '', 'usr_']) expect(await send(person, shown)).toMatchObject(refused);
  expect(await send(network.browser(), person.userId)).toMatchObject(refused);
  expect([await person.credits(), await other.credits()]).toEqual([500, 500]);
  const [row] = await network.connection.sql`select
    (select count(*)::int from conversations where user_id = ${person.userId}) as conversations,
    (select count(*)::int from jobs where user_id = ${person.userId}) as jobs`;
  expect(row).toEqual({ conversations: 0, jobs: 0 });
});

test('behavior: every endpoint that changes what is a person’s asks, reading and signing in or out do not', async () => {
  const person = await network.person();
  const { conversationId } = await person.send('Mine');
  const shown = { [ACCOUNT_HEADER]: 'usr_other' };
  const changes: [string, string, unknown?][] = [
    ['PATCH', `/api/conversations/${conversationId}`, { title: 'Theirs' }],
    ['DELETE', `/api/conversations/${conversationId}`],
    ['POST', '/api/chat/temporary', { tier: 'pro', messages: [{ role: 'user', content: 'x' }] }],
    ['POST', '/api/worker/keys', { name: 'x' }],
    ['DELETE', '/api/auth/sessions'],
  ];
  for (const [method, path, body] of changes)
    expect(await person.request(method, path, body, shown), path).toMatchObject(refused);
  expect((await person.request('GET', '/api/conversations', undefined, shown)).status).toBe(200);
  expect((await person.request('DELETE', '/api/auth/session', undefined, shown)).status).toBe(200);
});
