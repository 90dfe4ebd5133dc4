import { AppError } from '../errors.ts';

/** The sentence goes to whoever runs the worker. libvips' own words stay with the cause: they name its internals. */
export function badImage(message: string, cause?: unknown): AppError {
  return new AppError('bad_image', message, {}, cause === undefined ? {} : { cause });
}
