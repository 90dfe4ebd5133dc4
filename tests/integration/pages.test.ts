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
