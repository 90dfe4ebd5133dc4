import { expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';

const network = useNetwork();

// Anyone can choose the address of a link: a policy that some addresses escape protects nobody.
test.each([
  '/',
  '/chat',
  '/chat/a.b',
  '/chat/conv_x',
  '/guides',
  '/guides/run-a-worker',
  '/earn',
  '/treasury',
  '/images',
  '/share/image/nothing',
  '/licence',
  '/no.such.page',
  '/icon.svg.html',
  '/icons/x.png',
])('behavior: %s has a content security policy with a nonce of its own', async (path) => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await fetch(network.url + path)).headers.get('content-security-policy')),
  );
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  }
  expect(policies[0]).not.toBe(policies[1]);
});

// Kilobytes are what a phone waits for: whoever adds code to the shell has to load it on demand or argue here.
test('behavior: opening the chat loads at most 180 kB of script, compressed', async () => {
  const html = await (await fetch(`${network.url}/chat`)).text();
  const legacy = new Set([...html.matchAll(/<script[^>]*src="([^"?]+)[^>]*noModule/gi)].map(([, src]) => src));
  const sources = new Set([...html.matchAll(/\/_next\/static\/chunks\/[\w.~-]+\.js/g)].map(([src]) => src));
  const sizes = await Promise.all(
    [...sources]
      .filter((src) => !legacy.has(src))
      .map(async (src) => {
        const response = await fetch(network.url + src, { method: 'HEAD', headers: { 'accept-encoding': 'br' } });
        return Number(response.headers.get('content-length'));
      }),
  );
  expect(sizes.length).toBeGreaterThan(8);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(180_000);
});
