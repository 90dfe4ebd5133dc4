import { ApiClient } from './api-client.ts';

/** A browser with an address of its own, as a reverse proxy reports it (the server needs `TRUST_PROXY=1`). */
export class AddressedClient extends ApiClient {
  constructor(
    url: string,
    readonly address: string,
  ) {
    super(url);
  }

  override fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', this.address);
    return super.fetch(path, { ...init, headers });
  }
}
