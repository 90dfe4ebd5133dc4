import * as z from 'zod/mini';

/** Shapes of `/api/account*`. Browser-safe. Amounts are in credits. */
export const accountResponse = z.object({
  id: z.string(),
  address: z.string(),
  createdAt: z.string(),
  /** Browsers that are signed in, this one among them. */
  sessions: z.int(),
  /** All that this person's workers have ever earned, by kind of credits. */
  earned: z.object({ granted: z.number(), purchased: z.number() }),
});
export type Account = z.infer<typeof accountResponse>;

/** `address` must be that of the account: another tab may have signed in as somebody else meanwhile. */
export const deleteAccountRequest = z.strictObject({
  address: z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/, 'is not an address')),
});
/** Credits that went back to the network. */
export const deleteAccountResponse = z.object({ deleted: z.literal(true), returned: z.number() });
