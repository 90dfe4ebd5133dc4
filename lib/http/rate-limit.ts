import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';
import { shared } from '../shared.ts';

export type RateLimit = { name: string; points: number; seconds: number };

/** Floods, counted in this process. Quotas that must outlive it are counted in the database. */
export const RATE_LIMITS = {
  signIn: { name: 'sign-in', points: 300, seconds: 60 },
  send: { name: 'send', points: 300, seconds: 60 },
  register: { name: 'register', points: 300, seconds: 60 },
  /** Workers' own calls: generous, as an address may hold many of them. */
  worker: { name: 'worker', points: 60_000, seconds: 60 },
  /** Refused credentials: what guessing looks like. */
  refused: { name: 'refused', points: 300, seconds: 60 },
  read: { name: 'read', points: 3_000, seconds: 60 },
  /** Files of everything a person has: they read a lot. */
  export: { name: 'export', points: 60, seconds: 60 },
  write: { name: 'write', points: 600, seconds: 60 },
} as const satisfies Record<string, RateLimit>;

/**
 * Counts a request against a limit.
 * @param key whose: an address, a user's id
 * @throws AppError `rate_limited` with `retryAfterSeconds`
 */
export async function consumeRate(limit: RateLimit, key: string): Promise<void> {
  try {
    await limiterOf(limit).consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw rateError(error);
  }
}

/** Refuses without counting: for a limit that only failures use up. @throws AppError `rate_limited` */
export async function requireRate(limit: RateLimit, key: string): Promise<void> {
  const used = await limiterOf(limit).get(key);
  if (used && used.remainingPoints <= 0) throw rateError(used);
}

function limiterOf(limit: RateLimit): RateLimiterMemory {
  return shared(
    `rate-${limit.name}`,
    () => new RateLimiterMemory({ keyPrefix: limit.name, points: limit.points, duration: limit.seconds }),
  );
}

function rateError({ msBeforeNext }: RateLimiterRes): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new AppError('rate_limited', `Too many requests. Try again in ${retryAfterSeconds} s.`, { retryAfterSeconds });
}
