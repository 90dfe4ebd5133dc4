import type * as z from 'zod';
import { freshNonces, openCookie } from '../auth/cookie.ts';
import { expectedSite } from '../auth/expected-site.ts';
import { findOrCreateUser } from '../auth/find-or-create-user.ts';
import { parseSiwe } from '../auth/parse-siwe.ts';
import type { SessionUser, verifyRequest } from '../auth/schemas.ts';
import { createSession, endSession, spendNonce } from '../auth/sessions.ts';
import { verifySignature } from '../auth/verify-signature.ts';
import { creditDepositsOf } from '../chain/credit-deposits.ts';
import { adoptConversations } from '../chat/adopt-conversations.ts';
import { SIGNUP_GRANT_CREDITS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { getEnv } from '../env.ts';
import { AppError } from '../errors.ts';
import { openUserAccounts } from '../ledger/accounts.ts';
import { grantCredits } from '../ledger/grant.ts';

/**
 * Signs a person in by EIP-4361: checks message and signature, then in one transaction spends the nonce, finds or
 * creates the account with its one sign-up grant, opens a session and takes over what the browser did signed out.
 *
 * @throws AppError `unauthorized` with the reason, `invalid_request`
 */
export async function signIn(
  db: Db,
  params: { request: Request; headers: Headers; body: z.infer<typeof verifyRequest>; now?: Date },
): Promise<SessionUser> {
  const now = params.now ?? new Date();
  const cookie = await openCookie(params.request, params.headers);
  const { address, nonce } = parseSiwe(params.body.message, {
    ...expectedSite(params.request),
    chainId: getEnv().chainId,
    nonces: freshNonces(cookie, now.getTime()).map((fresh) => fresh.nonce),
    now,
  });
  const signature = params.body.signature as `0x${string}`;
  if (!(await verifySignature({ address, message: params.body.message, signature }))) {
    throw new AppError('unauthorized', 'Sign-in refused: the signature is not of this address.');
  }

  const { visitorId } = cookie;
  const { user, sessionId } = await db.transaction(async (tx) => {
    await spendNonce(tx, nonce);
    const account = await findOrCreateUser(tx, address);
    await openUserAccounts(tx, account.id);
    // Keyed by address, not by account: once, ever, also after an account was deleted and made anew.
    await grantCredits(tx, {
      userId: account.id,
      credits: SIGNUP_GRANT_CREDITS,
      key: `signup:${address.toLowerCase()}`,
    });
    // What the wallet has deposited before it was known here.
    await creditDepositsOf(tx, { userId: account.id, address: account.address });
    if (visitorId) await adoptConversations(tx, { visitorId, userId: account.id });
    return { user: account, sessionId: await createSession(tx, account.id) };
  });
  if (cookie.sessionId) await endSession(db, cookie.sessionId);
  cookie.sessionId = sessionId;
  delete cookie.visitorId;
  cookie.nonces = (cookie.nonces ?? []).filter((given) => given.nonce !== nonce);
  await cookie.save();
  return user;
}
