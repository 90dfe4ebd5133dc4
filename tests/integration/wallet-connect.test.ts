import { describe, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';

/** Pages may talk to WalletConnect's relay when the operator has named a project, and to no other site before. */
const RELAY = /walletconnect|reown/i;
const policyOf = async (url: string) => {
  const response = await fetch(`${url}/chat`);
  const policy = response.headers.get('content-security-policy') ?? '';
  const directives = new Map<string, string>();
  for (const part of policy.split('; ')) {
    const [name = '', ...sources] = part.split(' ');
    directives.set(name, sources.join(' '));
  }
  return { page: await response.text(), directives };
};

describe('without a project', () => {
  const network = useNetwork();
  test('default: the policy names this site alone, and the page knows nothing of WalletConnect', async () => {
    const { directives, page } = await policyOf(network.url);
    expect(directives.get('connect-src')).toBe("'self'");
    expect(directives.get('frame-src')).toBe("'none'");
    expect([...directives.values()].join(' ')).not.toMatch(RELAY);
    expect(page).toMatch(/walletConnectProjectId\W+null/);
  });
});

describe('with a project', () => {
  const projectId = 'a'.repeat(31).concat('7');
  const network = useNetwork({ WALLETCONNECT_PROJECT_ID: projectId });
  test('behavior: the policy lets the relay in, and nothing else; the page has the project’s id', async () => {
    const { directives, page } = await policyOf(network.url);
    expect(directives.get('connect-src')).toBe("'self' wss://relay.walletconnect.org https://verify.walletconnect.org");
    expect(directives.get('frame-src')).toBe('https://verify.walletconnect.org');
    for (const name of ['script-src', 'style-src', 'img-src', 'font-src', 'form-action']) {
      expect(directives.get(name)).not.toMatch(RELAY);
    }
    expect(page).toContain(projectId);
  });
});
