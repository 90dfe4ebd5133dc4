import * as z from 'zod/mini';
import { ASHAO_DECIMALS, PAGE_SIZE_DEFAULT, PAGE_SIZE_MAX, USDC_DECIMALS, WITHDRAWAL_LIMITS } from '../constants.ts';
import { formatDecimal, parseDecimal } from '../decimal.ts';

/** Shapes of `/api/chain`, `/api/deposits`, `/api/withdrawals` and `/api/faucet`. Browser-safe. */
const DECIMALS = { usdc: USDC_DECIMALS, ashao: ASHAO_DECIMALS } as const;
const asset = z.enum(['usdc', 'ashao']);
/** Dollars or tokens, exact. */
const decimal = z.string();
const hex = z.string();

export const listQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(200))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(PAGE_SIZE_MAX)), PAGE_SIZE_DEFAULT),
});

const depositEntry = z.object({
  /** Null while only the page knows of it. */
  id: z.nullable(z.string()),
  txHash: hex,
  /** Null until a node knows the transaction. */
  asset: z.nullable(asset),
  amount: z.nullable(decimal),
  /**
   * `pending`: sent, in no block yet. `confirming`: in a block. `credited`: counted. `dropped`: the chain took it back; it may
   * come again. `failed`: refused by the vault.
   */
  state: z.enum(['pending', 'confirming', 'credited', 'dropped', 'failed']),
  /** Blocks on it so far, its own included, never more than are needed. */
  confirmations: z.int(),
  createdAt: z.string(),
});
export type DepositEntry = z.infer<typeof depositEntry>;
export const depositsResponse = z.object({
  /** Whether deposits are possible here and now; `/api/chain` says why not. */
  enabled: z.boolean(),
  confirmationsNeeded: z.nullable(z.int()),
  /** Those under way, then the others, each newest first. */
  entries: z.array(depositEntry),
  nextCursor: z.nullable(z.string()),
});

export const registerDepositRequest = z.strictObject({
  txHash: z.string().check(z.regex(/^0x[0-9a-fA-F]{64}$/, 'must be a transaction hash: 0x and 64 hex digits')),
});
export const registerDepositResponse = z.object({ txHash: hex, asset: z.nullable(asset), amount: z.nullable(decimal) });

/** `amount`: the digits as they were sent, see `exactNumbers`; in the smallest unit afterwards. */
export const withdrawalRequest = z.pipe(
  z.strictObject({ asset, amount: z.string('must be a number, such as 25 or "25.5"') }).check(
    z.superRefine(({ asset: of, amount: text }, context) => {
      const amount = parseDecimal(text, DECIMALS[of]);
      const { min } = WITHDRAWAL_LIMITS[of];
      const problem =
        amount === 'form'
          ? 'must be a number, such as 25 or "25.5"'
          : amount === 'decimals'
            ? `may have at most ${DECIMALS[of]} decimals`
            : amount < min && `must be at least ${formatDecimal(min, DECIMALS[of])}`;
      if (problem) context.addIssue({ code: 'custom', message: problem, path: ['amount'], input: text });
    }),
  ),
  z.transform((body: { asset: 'usdc' | 'ashao'; amount: string }) => ({
    asset: body.asset,
    amount: parseDecimal(body.amount, DECIMALS[body.asset]) as bigint,
  })),
);

export const withdrawalEntry = z.object({
  id: z.string(),
  asset,
  amount: decimal,
  /** Where it goes: the wallet that asked. */
  account: hex,
  /**
   * `requested`: debited, to be signed in a moment. `signed`: to be submitted until `deadline`. `confirming`: the vault has paid.
   * `paid`. `expired` and `cancelled`: back in the account.
   */
  state: z.enum(['requested', 'signed', 'confirming', 'paid', 'expired', 'cancelled']),
  deadline: z.nullable(z.string()),
  /** What the wallet hands to the vault's `withdraw`, while it can be submitted; amounts in the smallest unit. */
  voucher: z.nullable(
    z.object({ id: hex, account: hex, token: hex, amount: z.string(), deadline: z.string(), signature: hex }),
  ),
  /**
   * Whether the operator submits the voucher, paying the gas. `off`: not this one. `offered`: if it is asked. `waiting`: asked, to be
   * sent. `sent`. `refused`: the vault has refused it; the person's own wallet can still submit.
   */
  relay: z.enum(['off', 'offered', 'waiting', 'sent', 'refused']),
  txHash: z.nullable(hex),
  confirmations: z.int(),
  createdAt: z.string(),
});
export type WithdrawalEntry = z.infer<typeof withdrawalEntry>;
export const withdrawalsResponse = z.object({
  enabled: z.boolean(),
  confirmationsNeeded: z.nullable(z.int()),
  /** What this person could ask for as far as their balance goes. */
  withdrawable: z.object({ usdc: decimal, ashao: decimal }),
  /** Those under way, then the others, each newest first. */
  entries: z.array(withdrawalEntry),
  nextCursor: z.nullable(z.string()),
});

export const faucetRequest = z.strictObject({});
export const faucetResponse = z.object({ usdc: decimal, ashao: decimal, gas: decimal });

const limits = z.object({ min: decimal, personPerDay: decimal, totalPerDay: decimal });
/** For everybody: where the contracts are and how far the indexer is behind. */
export const chainResponse = z.object({
  /** `on`, or why nothing moves between chain and credits. */
  state: z.enum(['on', 'off', 'starting', 'other_chain', 'alarm']),
  /** Null when no chain is set up. */
  network: z.nullable(
    z.object({
      chainId: z.int(),
      label: z.string(),
      explorerUrl: z.nullable(z.string()),
      /** A public node for wallets that don't know the network yet; never the operator's own, whose address may hold a key. */
      walletRpcUrl: z.nullable(z.string()),
      vault: hex,
      usdc: hex,
      ashao: hex,
      confirmations: z.int(),
      hasFaucet: z.boolean(),
    }),
  ),
  withdrawals: z.object({
    state: z.enum(['on', 'off', 'paused']),
    /** After the first sign-in. */
    coolingSeconds: z.int(),
    usdc: limits,
    ashao: limits,
  }),
  lag: z.nullable(
    z.object({
      headBlock: z.nullable(z.int()),
      indexedBlock: z.int(),
      confirmedBlock: z.int(),
      blocksBehind: z.nullable(z.int()),
      /** Since the indexer last reached a node. */
      secondsSincePoll: z.nullable(z.number()),
      /** The age of the newest block: of a chain that stands still, it grows. */
      secondsSinceHead: z.nullable(z.number()),
      hasError: z.boolean(),
    }),
  ),
  asOf: z.string(),
});
export type ChainStatus = z.infer<typeof chainResponse>;

/** What a wallet without a node of its own asks a node for while it sends a transaction; see `relayToNode`. */
export const nodeCallRequest = z.strictObject({
  method: z.enum([
    'eth_blockNumber',
    'eth_call',
    'eth_chainId',
    'eth_estimateGas',
    'eth_gasPrice',
    'eth_getBalance',
    'eth_getBlockByNumber',
    'eth_getCode',
    'eth_getTransactionByHash',
    'eth_getTransactionCount',
    'eth_getTransactionReceipt',
    'eth_maxPriorityFeePerGas',
    'eth_sendRawTransaction',
  ]),
  params: z.array(z.unknown()).check(
    z.maxLength(4),
    z.refine((params) => params.every(isNodeParam), 'must be texts, booleans and objects'),
  ),
});
function isNodeParam(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
export type NodeCall = z.infer<typeof nodeCallRequest>;
export const nodeCallResponse = z.object({
  result: z.unknown(),
  error: z.nullable(z.object({ code: z.number(), message: z.string(), data: z.optional(z.unknown()) })),
});
