import type { ApiClient } from '../helpers/api-client.ts';

/** A client's session in the form that a browser context takes. */
export function readCookies(client: ApiClient, url: string): { name: string; value: string; url: string }[] {
  return client.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}
