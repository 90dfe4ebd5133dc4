import { expect, test } from 'vitest';
import { parseEnv } from '../../lib/env.ts';

const GOOD = {
  DATABASE_URL: 'postgres://localhost/ashao',
  SESSION_SECRET: 'a-secret-of-at-least-thirty-two-characters',
};

test('default: two variables are enough, for local mode on the development chain', () => {
  expect(parseEnv(GOOD)).toMatchObject({ isLocal: true, chainId: 31_337, PORT: 3000, TRUST_PROXY: false });
});

test('behavior: a public address means production, on the public chain unless another is named', () => {
  expect(parseEnv({ ...GOOD, APP_URL: 'https://ashao.example' })).toMatchObject({ isLocal: false, chainId: 8_453 });
  expect(parseEnv({ ...GOOD, APP_URL: 'https://ashao.example', CHAIN_ID: '1' }).chainId).toBe(1);
});

test('behavior: an empty value counts as unset, as in .env files', () => {
  expect(parseEnv({ ...GOOD, APP_URL: '', CHAIN_ID: '', TRUST_PROXY: '' }).isLocal).toBe(true);
});

// Each is shown to an operator as it is: it must name the variable and say what would be right.
test.each([
  ['DATABASE_URL', 'mysql://localhost/ashao', 'must be a postgres:// URL'],
  ['SESSION_SECRET', 'short', 'must have at least 32 characters'],
  ['APP_URL', 'ashao.example', 'URL'],
  ['APP_URL', 'ftp://ashao.example', 'URL'],
  ['PORT', '70000', '65535'],
  ['DATABASE_POOL', '1', '2'],
  ['DATABASE_PREPARE', 'no', '"0"|"1"'],
  ['CHAIN_ID', 'base', 'number'],
  ['RPC_URL', 'localhost:8545', 'URL'],
  ['TRUST_PROXY', 'yes', '"0"|"1"'],
  ['LOG_LEVEL', 'loud', 'debug'],
])('error: %s=%s is refused in a sentence that says what is wrong', (name, value, hint) => {
  const message = messageOf({ ...GOOD, [name]: value });
  expect(message).toMatch(new RegExp(`^The environment is not usable\\. ${name}: .+\\. See \\.env\\.example\\.$`));
  expect(message).toContain(hint);
});

test('error: everything that is wrong is said at once, and no value is', () => {
  const message = messageOf({ DATABASE_URL: 'secret-password', SESSION_SECRET: 'secret', PORT: 'x' });
  expect(message.match(/DATABASE_URL|SESSION_SECRET|PORT/g)).toHaveLength(3);
  expect(message).not.toContain('secret-password');
});

function messageOf(source: Record<string, string>): string {
  try {
    parseEnv(source);
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
}
