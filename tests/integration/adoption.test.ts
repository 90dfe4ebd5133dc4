import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { beforeEach, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';

/** What a browser wrote signed out belongs to whoever signs in there, also what is being stored at that moment. */
const network = useNetwork();

/** All browsers of a test share an address, whose free messages are counted. */
beforeEach(() => network.connection.sql`delete from rate_counters`);

async function prepare() {
  const [browser, account] = [network.browser(), privateKeyToAccount(generatePrivateKey())];
  const message = await browser.prepareSignIn(account);
  const signature = await account.signMessage({ message });
  // A request that was made signed out keeps the cookie it was made with.
  const before = network.browser();
  before.adoptCookie(browser.cookie);
  return { browser, before, signIn: () => browser.post('/api/auth/verify', { message, signature }) };
}
const titlesOf = async (browser: { get(path: string): Promise<{ body: Record<string, unknown> }> }) =>
  ((await browser.get('/api/conversations')).body.conversations as { title: string }[])
    .map(({ title }) => title)
    .sort();

test('behavior: messages sent while signing in are the person’s, whichever comes first, and cost nothing', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { browser, before, signIn } = await prepare();
    const titles = [1, 2, 3].map((n) => `Round ${round}, message ${n}`);
    const [answer, ...sent] = await Promise.all([
      signIn(),
      ...titles.map((content) => before.post('/api/chat/send', { tier: 'pro', content })),
    ]);
    expect([answer.status, ...sent.map(({ status }) => status)]).toEqual([200, 200, 200, 200]);
    expect(await titlesOf(browser)).toEqual(titles);
    for (const { body } of sent) {
      expect((await browser.post('/api/chat/stop', { jobId: body.jobId })).status).toBe(200);
    }
    expect(await browser.credits()).toBe(500);
  }
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: a message to a conversation of before and the sign-in take turns; neither fails for the other', async () => {
  const rounds = Array.from({ length: 16 }, async (_, round) => {
    const { browser, before, signIn } = await prepare();
    const first = await before.send(`Round ${round}`);
    const body = { tier: 'pro', content: 'more', conversationId: first.conversationId };
    const [sent, answer] = await Promise.all([
      before.post('/api/chat/send', body),
      new Promise((resolve) => setTimeout(resolve, round % 6)).then(signIn),
    ]);
    expect(answer.status).toBe(200);
    // Just handed over, it is no longer the signed-out browser's.
    expect([200, 404]).toContain(sent.status);
    expect(await titlesOf(browser)).toEqual([`Round ${round}`]);
  });
  await Promise.all(rounds);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: one that is stored after the sign-in has been answered is the person’s too', async () => {
  const { browser, before, signIn } = await prepare();
  expect((await signIn()).status).toBe(200);
  expect((await before.post('/api/chat/send', { tier: 'pro', content: 'Was on its way' })).status).toBe(200);
  expect(await titlesOf(browser)).toEqual(['Was on its way']);
});

test('error: long after, the browser’s old name opens no door into the account', async () => {
  const { browser, before, signIn } = await prepare();
  await signIn();
  await network.connection.sql`update adopted_visitors set adopted_at = now() - interval '1 day'`;
  expect((await before.post('/api/chat/send', { tier: 'pro', content: 'A stolen cookie' })).status).toBe(200);
  expect(await titlesOf(browser)).toEqual([]);
  expect((await before.get('/api/credits')).status).toBe(401);
});
