import type { IncomingMessage } from 'node:http';
import { CLIENT_ADDRESS_HEADER } from './client-address.ts';

/**
 * Notes the caller's address on a request, in place of whatever the caller wrote under that name.
 * @param trustProxy one reverse proxy stands in front: the last hop of X-Forwarded-For, which it added, is the caller
 */
export function stampClientAddress(request: IncomingMessage, trustProxy: boolean): void {
  const forwarded = request.headers['x-forwarded-for'];
  const lastHop = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim();
  const address = (trustProxy && lastHop) || (request.socket.remoteAddress ?? '');
  for (let index = request.rawHeaders.length - 2; index >= 0; index -= 2) {
    if (request.rawHeaders[index]?.toLowerCase() === CLIENT_ADDRESS_HEADER) request.rawHeaders.splice(index, 2);
  }
  request.rawHeaders.push(CLIENT_ADDRESS_HEADER, address);
  request.headers[CLIENT_ADDRESS_HEADER] = address;
}
