import { createSiweMessage } from 'viem/siwe';
import { expect, test } from 'vitest';
import { parseSiwe } from '../../../lib/auth/parse-siwe.ts';
import { NONCE_SECONDS } from '../../../lib/constants.ts';
import { MALFORMED_SIGN_IN } from '../../fixtures/malformed-sign-in.ts';

const NOW = new Date('2026-06-01T12:00:00.000Z');
const ADDRESS = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const EXPECTED = {
  domain: 'ashao.example',
  protocol: 'https:',
  chainId: 8_453,
  nonces: ['firstNonce1', 'secondNonce2'],
  now: NOW,
};
const MINUTE_MS = 60_000;
const secondsFromNow = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

function write(changes: Partial<Parameters<typeof createSiweMessage>[0]> = {}): string {
  return createSiweMessage({
    address: ADDRESS,
    domain: 'ashao.example',
    uri: 'https://ashao.example/chat',
    version: '1',
    chainId: 8_453,
    nonce: 'secondNonce2',
    statement: 'Sign in to ashao.',
    issuedAt: NOW,
    expirationTime: new Date(NOW.getTime() + 10 * MINUTE_MS),
    ...changes,
  });
}

test('default: a good message names its address and the nonce to be spent', () => {
  expect(parseSiwe(write(), EXPECTED)).toEqual({ address: ADDRESS, nonce: 'secondNonce2' });
});

test('behavior: statement, expiry and resources are optional', () => {
  const bare = write()
    .replace('Sign in to ashao.\n\n', '\n')
    .replace(/\nExpiration Time: .*/, '');
  expect(parseSiwe(bare, EXPECTED).address).toBe(ADDRESS);
  expect(parseSiwe(write({ resources: ['https://ashao.example/terms'] }), EXPECTED).address).toBe(ADDRESS);
});

test('behavior: in local mode, where no address is known, either scheme will do', () => {
  const local = { ...EXPECTED, protocol: null };
  expect(parseSiwe(write({ uri: 'http://ashao.example/' }), local).address).toBe(ADDRESS);
});

test('behavior: clocks may differ by a minute', () => {
  expect(parseSiwe(write({ issuedAt: secondsFromNow(59) }), EXPECTED).address).toBe(ADDRESS);
  expect(parseSiwe(write({ notBefore: secondsFromNow(59) }), EXPECTED).address).toBe(ADDRESS);
});

// A signature that another site, another chain or another browser asked for must not open an account here.
const REFUSED: readonly (readonly [string, Partial<Parameters<typeof createSiweMessage>[0]>, RegExp])[] = [
  ['another domain', { domain: 'evil.example' }, /is for evil\.example/],
  ['a subdomain', { domain: 'www.ashao.example' }, /is for www\.ashao\.example/],
  ['our domain on another port', { domain: 'ashao.example:8443' }, /is for ashao\.example:8443/],
  ['a URI of another site', { uri: 'https://evil.example/' }, /URI/],
  ['a URI that only begins like ours', { uri: 'https://ashao.example.evil.example/' }, /URI/],
  ['a URI with our name as its user', { uri: 'https://ashao.example@evil.example/' }, /URI/],
  ['a URI without encryption', { uri: 'http://ashao.example/' }, /URI/],
  ['another chain', { chainId: 1 }, /chain must be 8453/],
  ['a nonce nobody was given', { nonce: 'thirdNonce3' }, /nonce/],
  ['a nonce in other letters', { nonce: 'SECONDNONCE2' }, /nonce/],
  ['issued in the future', { issuedAt: secondsFromNow(61) }, /future/],
  ['issued too long ago', { issuedAt: secondsFromNow(-NONCE_SECONDS - 61) }, /too old/],
  ['expired', { expirationTime: NOW }, /expired/],
  ['not valid yet', { notBefore: secondsFromNow(61) }, /not valid yet/],
];

test.each(REFUSED)('error: %s is unauthorized, with the reason', (_name, changes, reason) => {
  const refused = { name: 'AppError', status: 401, code: 'unauthorized', message: expect.stringMatching(reason) };
  expect(() => parseSiwe(write(changes), EXPECTED)).toThrow(expect.objectContaining(refused));
});

test.each(MALFORMED_SIGN_IN)('error: %s is no EIP-4361 message', (_name, spoil) => {
  const message = write();
  const spoilt = spoil(message);
  expect(spoilt, 'the fixture must change the message').not.toBe(message);
  const refused = { name: 'AppError', status: 400, data: { field: 'message' } };
  expect(() => parseSiwe(spoilt, EXPECTED)).toThrow(expect.objectContaining(refused));
});
