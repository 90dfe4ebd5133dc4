import { expect, test } from 'vitest';
import { freshNonces } from '../../../lib/auth/cookie.ts';
import { NONCE_SECONDS } from '../../../lib/constants.ts';

const NOW = Date.parse('2026-06-01T12:00:00.000Z');
const given = (secondsAgo: number) => ({ nonce: `nonce${secondsAgo}`, issuedAt: NOW - secondsAgo * 1000 });

test('default: a nonce can be used for as long as NONCE_SECONDS says', () => {
  const nonces = [given(0), given(NONCE_SECONDS - 1), given(NONCE_SECONDS), given(NONCE_SECONDS * 5)];
  expect(freshNonces({ nonces }, NOW).map(({ nonce }) => nonce)).toEqual(['nonce0', `nonce${NONCE_SECONDS - 1}`]);
});

test('behavior: a cookie without nonces has none', () => {
  expect(freshNonces({}, NOW)).toEqual([]);
});

test('error: a nonce from far in the future is not usable', () => {
  expect(freshNonces({ nonces: [given(-120)] }, NOW)).toEqual([]);
});
