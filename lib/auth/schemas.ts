import * as z from 'zod/mini';

/** Shapes of `/api/auth/*`. Browser-safe. */
const userSchema = z.object({ id: z.string(), address: z.string() });
export type SessionUser = z.infer<typeof userSchema>;

export const nonceResponse = z.object({ nonce: z.string(), chainId: z.int() });

export const verifyRequest = z.strictObject({
  /** The EIP-4361 text exactly as it was signed. */
  message: z.string().check(z.minLength(1), z.maxLength(4_000)),
  /** 0x hex: 65 bytes for a plain account, longer for EIP-1271 and ERC-6492. */
  signature: z.string().check(z.regex(/^0x(?:[0-9a-fA-F]{2})+$/, 'must be 0x-prefixed hex'), z.maxLength(20_000)),
});
export const verifyResponse = z.object({ user: userSchema });

/** `ended`: how many browsers were signed in. */
export const sessionsEndedResponse = z.object({ ended: z.int() });

export const sessionResponse = z.object({ user: z.nullable(userSchema) });

/** Names the account that a page shows, by id, with each request that changes something; `NO_ACCOUNT` when it shows none. */
export const ACCOUNT_HEADER = 'x-ashao-account';
export const NO_ACCOUNT = 'none';
