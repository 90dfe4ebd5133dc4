import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { formatDecimal } from '../decimal.ts';
import { AppError } from '../errors.ts';
import { readBalances, readTokenBalances } from '../ledger/balances.ts';
import { microToCredits } from '../ledger/money.ts';

/** Dollars or tokens as decimal text. */
export function formatAsset(asset: 'usdc' | 'ashao', amount: bigint): string {
  return formatDecimal(amount, asset === 'usdc' ? USDC_DECIMALS : ASHAO_DECIMALS);
}

/** The amount with its unit, for sentences. */
export function nameAmount(asset: 'usdc' | 'ashao', amount: bigint): string {
  return asset === 'usdc' ? `US$ ${formatAsset(asset, amount)}` : `${formatAsset(asset, amount)} $ASHAO`;
}

/**
 * Makes sure, until the transaction ends, that a person has this much to withdraw. Locks their accounts of the asset.
 * @throws AppError `insufficient_balance` with `available`; the sentence says what can't be withdrawn and why
 */
export async function requireWithdrawable(
  db: Db,
  { userId, asset, amount }: { userId: string; asset: 'usdc' | 'ashao'; amount: bigint },
): Promise<void> {
  const { available, locked } = await (asset === 'usdc' ? readUsdc(db, userId) : readAshao(db, userId));
  if (amount <= available) return;
  const sentence = `You can withdraw ${nameAmount(asset, available)}, which is less than ${nameAmount(asset, amount)}.`;
  throw new AppError('insufficient_balance', `${sentence}${locked}`, {
    field: 'amount',
    required: formatAsset(asset, amount),
    available: formatAsset(asset, available),
  });
}

async function readUsdc(db: Db, userId: string) {
  const { grant, usdc } = await readBalances(db, userId, { lock: true });
  const locked = grant > 0n ? ` Your ${microToCredits(grant)} granted credits can be spent, never withdrawn.` : '';
  return { available: usdc, locked };
}

async function readAshao(db: Db, userId: string) {
  const { ashao, stake } = await readTokenBalances(db, userId, { lock: true });
  const locked = stake > 0n ? ` ${nameAmount('ashao', stake)} are staked: unstake them first.` : '';
  return { available: ashao, locked };
}
