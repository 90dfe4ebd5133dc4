import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { CLIENT_ADDRESS_HEADER, clientAddress, trustStampedAddresses } from '../../../lib/http/client-address.ts';
import { stampClientAddress } from '../../../lib/http/stamp-client-address.ts';

const addressOf = (headers: Record<string, string>) =>
  clientAddress(new Request('http://localhost/api/chat/send', { headers }));
const stamped = (address: string) => addressOf({ [CLIENT_ADDRESS_HEADER]: address });

test("behavior: under Next alone the last hop counts, and a client's own word does not", () => {
  expect(addressOf({ 'x-forwarded-for': '1.2.3.4, 203.0.113.7', [CLIENT_ADDRESS_HEADER]: '9.9.9.9' })).toBe(
    '203.0.113.7',
  );
  expect(addressOf({})).toBe('unknown');
  // From here on this process is one whose server stamps, as `server.ts` does.
  trustStampedAddresses();
  expect(addressOf({ 'x-forwarded-for': '1.2.3.4', [CLIENT_ADDRESS_HEADER]: '203.0.113.7' })).toBe('203.0.113.7');
});

test('default: an IPv4 address counts as itself', () => {
  expect(stamped('203.0.113.7')).toBe('203.0.113.7');
});

// One person has 2^64 addresses of IPv6: counted one by one they would make every limit void.
test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1::', '2001:db8:1:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1:2:3:4', 'fe80:0:0:0::/64'],
])('behavior: %s counts as its network %s', (address, network) => {
  expect(stamped(address)).toBe(network);
});

test('behavior: two addresses of one /64 count as one, of two as two', () => {
  expect(stamped('2001:db8:0:9::1')).toBe(stamped('2001:db8::9:ffff:0:0:2'));
  expect(stamped('2001:db8:0:9::1')).not.toBe(stamped('2001:db8:0:a::1'));
});

test('behavior: an IPv4 address in IPv6 clothes is the same caller', () => {
  expect(stamped('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(stamped('::FFFF:203.0.113.7')).toBe('203.0.113.7');
});

function stamp(headers: Record<string, string>, trustProxy: boolean): IncomingMessage {
  const rawHeaders = Object.entries(headers).flat();
  const lowered = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const request = { headers: lowered, rawHeaders, socket: { remoteAddress: '198.51.100.9' } } as unknown;
  stampClientAddress(request as IncomingMessage, trustProxy);
  return request as IncomingMessage;
}

test("error: a client's own word about its address is dropped, whatever its letters", () => {
  const request = stamp({ 'X-Ashao-Client-Address': '1.2.3.4', Accept: '*/*' }, false);
  expect(request.headers[CLIENT_ADDRESS_HEADER]).toBe('198.51.100.9');
  expect(request.rawHeaders).toEqual(['Accept', '*/*', CLIENT_ADDRESS_HEADER, '198.51.100.9']);
});

test('error: X-Forwarded-For is believed only behind a proxy, and only the hop that the proxy added', () => {
  const forwarded = { 'X-Forwarded-For': '1.2.3.4, 203.0.113.7' };
  expect(stamp(forwarded, false).headers[CLIENT_ADDRESS_HEADER]).toBe('198.51.100.9');
  expect(stamp(forwarded, true).headers[CLIENT_ADDRESS_HEADER]).toBe('203.0.113.7');
  expect(stamp({}, true).headers[CLIENT_ADDRESS_HEADER]).toBe('198.51.100.9');
});
