import { generatePrivateKey, type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { createSiweMessage } from 'viem/siwe';

export type ApiResponse = { status: number; headers: Headers; body: Record<string, unknown> };

type SendExtra = {
  tier?: 'pro' | 'max';
  conversationId?: string;
  parentId?: string | null;
  images?: { type: string; data: string }[];
};

/** A browser's side of the API: keeps cookies, speaks JSON. */
export class ApiClient {
  #cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Takes over another client's cookies. */
  adoptCookie(cookie: string): void {
    for (const pair of cookie.split('; '))
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set('cookie', this.cookie);
    const response = await fetch(this.url + path, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value.join('='));
    }
    return response;
  }

  /** A JSON request; `body` may be a text that is sent as it is. */
  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<ApiResponse> {
    const init: RequestInit = { method, headers: { ...headers } };
    if (body !== undefined) {
      init.headers = { 'content-type': 'application/json', ...headers };
      init.body = typeof body === 'string' ? body : JSON.stringify(body);
    }
    const response = await this.fetch(path, init);
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const json = isJson && text ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, body: isJson || text === '' ? json : { text } };
  }

  get(path: string): Promise<ApiResponse> {
    return this.request('GET', path);
  }

  post(path: string, body: unknown, headers?: Record<string, string>): Promise<ApiResponse> {
    return this.request('POST', path, body, headers);
  }

  /** Asks for a nonce and writes the message a wallet would show. */
  async prepareSignIn(account: PrivateKeyAccount, changes: Partial<Parameters<typeof createSiweMessage>[0]> = {}) {
    const { body } = await this.get('/api/auth/nonce');
    return createSiweMessage({
      address: account.address,
      domain: new URL(this.url).host,
      uri: this.url,
      version: '1',
      chainId: Number(body.chainId),
      nonce: String(body.nonce),
      statement: 'Sign in to ashao.',
      issuedAt: new Date(),
      expirationTime: new Date(Date.now() + 600_000),
      ...changes,
    });
  }

  /** Signs in as a new person or as the one given. */
  async signIn(account: PrivateKeyAccount = privateKeyToAccount(generatePrivateKey())) {
    const message = await this.prepareSignIn(account);
    const signature = await account.signMessage({ message });
    const response = await this.post('/api/auth/verify', { message, signature });
    if (response.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(response.body)}`);
    return { account, user: response.body.user as { id: string; address: string } };
  }

  async credits(): Promise<number> {
    return Number((await this.get('/api/credits')).body.credits);
  }

  /** Sends a message that must be accepted. */
  async send(content: string, extra: SendExtra = {}) {
    const response = await this.post('/api/chat/send', { tier: 'pro', content, ...extra });
    if (response.status !== 200) throw new Error(`send failed: ${JSON.stringify(response.body)}`);
    return response.body as { jobId: string; conversationId: string; messageId: string; answerId: string };
  }
}
