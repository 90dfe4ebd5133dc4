import { AppError } from '../errors.ts';

/** What a caller is told when the disk is full or the service is away; the cause is for the log. */
export function toUnavailable(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  return new AppError(
    'unavailable',
    'Pictures can’t be stored or read at the moment. Try again in a minute.',
    { retryAfterSeconds: 30 },
    { cause },
  );
}
