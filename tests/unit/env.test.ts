import { expect, test } from 'vitest';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
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

const CHAIN = {
  RPC_URL: 'http://127.0.0.1:8545, https://base.example/key',
  VAULT_ADDRESS: `0x${'1'.repeat(40)}`,
  ASHAO_ADDRESS: `0x${'2'.repeat(40)}`,
  USDC_ADDRESS: `0x${'3'.repeat(40)}`,
  PAIR_ADDRESS: `0x${'4'.repeat(40)}`,
  ROUTER_ADDRESS: `0x${'5'.repeat(40)}`,
};

test('behavior: contracts are named together; without them the chain is off', () => {
  expect(parseEnv({ ...GOOD, RPC_URL: CHAIN.RPC_URL }).chain).toBeNull();
  expect(parseEnv({ ...GOOD, ...CHAIN, FAUCET_KEY: DEVELOPMENT_KEYS.faucet }).chain).toEqual({
    rpcUrls: ['http://127.0.0.1:8545', 'https://base.example/key'],
    vault: CHAIN.VAULT_ADDRESS,
    ashao: CHAIN.ASHAO_ADDRESS,
    usdc: CHAIN.USDC_ADDRESS,
    pair: CHAIN.PAIR_ADDRESS,
    router: CHAIN.ROUTER_ADDRESS,
  });
  expect(parseEnv({ ...GOOD, ...CHAIN, RAISED_FEE_GWEI_MAX: '0.5' }).RAISED_FEE_GWEI_MAX).toBe(500_000_000n);
});

test.each([
  [{ ...CHAIN, RPC_URL: '' }, 'RPC_URL: must be set too, as VAULT_ADDRESS is'],
  [{ ...CHAIN, ROUTER_ADDRESS: '' }, 'ROUTER_ADDRESS: must be set too, as VAULT_ADDRESS is'],
  [{ VOUCHER_SIGNER_KEY: DEVELOPMENT_KEYS.signer }, 'VAULT_ADDRESS: must be set too, as VOUCHER_SIGNER_KEY is'],
  [{ ...CHAIN, VAULT_ADDRESS: '0x12' }, 'VAULT_ADDRESS: must be an address: 0x and 40 hex digits'],
  [{ ...CHAIN, TREASURER_KEY: '0x12' }, 'TREASURER_KEY: must be a private key: 0x and 64 hex digits'],
  [{ ...CHAIN, RPC_URL: 'http://127.0.0.1:8545,' }, 'RPC_URL: must be an http:// or https:// URL, or several'],
  [{ RAISED_FEE_GWEI_MAX: '0' }, 'RAISED_FEE_GWEI_MAX: '],
  [{ ...CHAIN, RELAY_WITHDRAWALS: '1' }, 'RELAYER_KEY: must be set too, as RELAY_WITHDRAWALS is'],
  [
    { ...CHAIN, RELAYER_KEY: DEVELOPMENT_KEYS.treasurer, TREASURER_KEY: DEVELOPMENT_KEYS.treasurer },
    'RELAYER_KEY: must be of another account than TREASURER_KEY',
  ],
  [
    { ...CHAIN, APP_URL: 'https://ashao.example', VOUCHER_SIGNER_KEY: DEVELOPMENT_KEYS.signer },
    'VOUCHER_SIGNER_KEY: is a development key that everybody knows',
  ],
  [
    { ...CHAIN, APP_URL: 'https://ashao.example', FAUCET_KEY: `0x${'7'.repeat(64)}` },
    'FAUCET_KEY: gives money away and is for local mode only',
  ],
])('error: a chain environment that fits together in part is refused: %#', (chain, sentence) => {
  expect(messageOf({ ...GOOD, ...chain })).toContain(sentence);
});

test('behavior: files lie in a folder, or in a bucket when the whole of it is named', () => {
  const service = {
    FILES_S3_ENDPOINT: 'https://s3.example',
    FILES_S3_BUCKET: 'pictures',
    FILES_S3_KEY_ID: 'id',
    FILES_S3_SECRET: 'secret',
  };
  expect(parseEnv(GOOD)).toMatchObject({ FILES_DIR: '.data/files', s3: null });
  expect(parseEnv({ ...GOOD, ...service }).s3).toMatchObject({
    bucket: 'pictures',
    region: 'us-east-1',
    pathStyle: true,
  });
  expect(messageOf({ ...GOOD, ...service, FILES_S3_SECRET: '' })).toContain(
    'FILES_S3_SECRET: must be set too, as FILES_S3_ENDPOINT is',
  );
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
