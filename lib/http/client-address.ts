import { shared } from '../shared.ts';

/** Set by `server.ts` from the socket, after dropping whatever the client sent under that name. */
export const CLIENT_ADDRESS_HEADER = 'x-ashao-client-address';

/** Whether this process's server stamps addresses; else the header is only a client's word. */
const stamping = () => shared('client-address-stamping', () => ({ on: false }));

export function trustStampedAddresses(): void {
  stamping().on = true;
}

/**
 * The address a request came from, for limits. IPv6 is cut to its /64: one person has that many addresses.
 * Under Next alone (`next dev`) the socket can't be seen and the last hop of X-Forwarded-For, which Next sets, is used.
 */
export function clientAddress(request: Request): string {
  const header = stamping().on ? CLIENT_ADDRESS_HEADER : 'x-forwarded-for';
  const address = request.headers.get(header)?.split(',').at(-1)?.trim() ?? '';
  const plain = address.replace(/^::ffff:/i, '');
  if (!plain.includes(':')) return plain || 'unknown';
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
