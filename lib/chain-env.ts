import * as z from 'zod';
import { DEVELOPMENT_KEYS } from './development-keys.ts';

type Hex = `0x${string}`;

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hex digits')
  .transform((text) => text as Hex);
const privateKey = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, 'must be a private key: 0x and 64 hex digits')
  .transform((text) => text as Hex);

/** The environment's variables that say where contracts are and who signs for the operator. */
export const chainVariables = {
  /** Nodes of the chain, separated by commas, the preferred one first. */
  RPC_URL: z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .refine((urls) => urls.every(isHttpUrl), 'must be an http:// or https:// URL, or several separated by commas')
    .optional(),
  /** The contracts, as `npm run deploy` prints them: all of them or none. */
  VAULT_ADDRESS: address.optional(),
  ASHAO_ADDRESS: address.optional(),
  USDC_ADDRESS: address.optional(),
  PAIR_ADDRESS: address.optional(),
  ROUTER_ADDRESS: address.optional(),
  /** The block of the vault: nothing before it concerns the ledger. */
  VAULT_BLOCK: z.coerce.number().int().min(0).default(0),
  /** 1 while the operator lets nobody withdraw: nothing is accepted and nothing signed. */
  WITHDRAWALS_PAUSED: z
    .enum(['0', '1'])
    .transform((value) => value === '1')
    .default(false),
  /** Signs withdrawal vouchers; unset, nobody can withdraw. */
  VOUCHER_SIGNER_KEY: privateKey.optional(),
  /** A module that signs for each role without a key here: a package, or a path from where the server starts. See `Signer`. */
  SIGNER_MODULE: z.string().min(1).optional(),
  /** Sends buybacks; unset, none are made. */
  TREASURER_KEY: privateKey.optional(),
  /** 1: the operator submits vouchers for people without gas, and pays for it; with RELAYER_KEY, whose account needs some ETH. */
  RELAY_WITHDRAWALS: z
    .enum(['0', '1'])
    .transform((value) => value === '1')
    .default(false),
  /** Sends those vouchers. An account of its own: what waits for a block is told by its transactions. */
  RELAYER_KEY: privateKey.optional(),
  /** What a transaction of the operator's that waits for too long may offer at most, in gwei per gas; unset, by the market. */
  RAISED_FEE_GWEI_MAX: z.coerce
    .number()
    .min(1e-9)
    .max(1_000_000)
    .transform((gwei) => BigInt(Math.round(gwei * 1e9)))
    .optional(),
  /** Gives away test money, in local mode. */
  FAUCET_KEY: privateKey.optional(),
};
type ChainVariables = { readonly [Name in keyof typeof chainVariables]?: z.infer<(typeof chainVariables)[Name]> };

export type ChainEnv = {
  readonly rpcUrls: readonly string[];
  readonly vault: Hex;
  readonly ashao: Hex;
  readonly usdc: Hex;
  readonly pair: Hex;
  readonly router: Hex;
};

const PLACES = ['RPC_URL', 'VAULT_ADDRESS', 'ASHAO_ADDRESS', 'USDC_ADDRESS', 'PAIR_ADDRESS', 'ROUTER_ADDRESS'] as const;
const KEYS = ['VOUCHER_SIGNER_KEY', 'TREASURER_KEY', 'RELAYER_KEY', 'FAUCET_KEY'] as const;

/** Where the contracts are; null when none is named, which turns deposits, withdrawals and buybacks off. */
export function readChainEnv(variables: ChainVariables): ChainEnv | null {
  const { RPC_URL, VAULT_ADDRESS, ASHAO_ADDRESS, USDC_ADDRESS, PAIR_ADDRESS, ROUTER_ADDRESS } = variables;
  if (!RPC_URL || !VAULT_ADDRESS || !ASHAO_ADDRESS || !USDC_ADDRESS || !PAIR_ADDRESS || !ROUTER_ADDRESS) return null;
  return {
    rpcUrls: RPC_URL,
    vault: VAULT_ADDRESS,
    ashao: ASHAO_ADDRESS,
    usdc: USDC_ADDRESS,
    pair: PAIR_ADDRESS,
    router: ROUTER_ADDRESS,
  };
}

/** What is wrong between variables that are each well formed: one sentence for each, with its name before a colon. */
export function findChainProblems(variables: ChainVariables, isLocal: boolean): string[] {
  const isSet = (name: keyof ChainVariables) => variables[name] !== undefined;
  const cause = [...PLACES.slice(1), ...KEYS].find(isSet);
  const missing = cause === undefined ? [] : PLACES.filter((name) => !isSet(name));
  const known: readonly unknown[] = Object.values(DEVELOPMENT_KEYS);
  return [
    ...missing.map((name) => `${name}: must be set too, as ${cause} is`),
    ...KEYS.filter((name) => !isLocal && name !== 'FAUCET_KEY' && known.includes(variables[name]?.toLowerCase())).map(
      (name) => `${name}: is a development key that everybody knows`,
    ),
    ...(variables.RELAY_WITHDRAWALS === true && !isSet('RELAYER_KEY') && !isSet('SIGNER_MODULE')
      ? ['RELAYER_KEY: must be set too, as RELAY_WITHDRAWALS is']
      : []),
    ...(isSet('RELAYER_KEY') && variables.RELAYER_KEY?.toLowerCase() === variables.TREASURER_KEY?.toLowerCase()
      ? ['RELAYER_KEY: must be of another account than TREASURER_KEY']
      : []),
    ...(isSet('FAUCET_KEY') && !isLocal ? ['FAUCET_KEY: gives money away and is for local mode only'] : []),
  ];
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
