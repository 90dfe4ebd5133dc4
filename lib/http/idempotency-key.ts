import * as z from 'zod';
import { AppError } from '../errors.ts';

const keySchema = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** The `Idempotency-Key` header, or null. @throws AppError `invalid_request` */
export function idempotencyKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null) return null;
  if (keySchema.safeParse(key).success) return key;
  throw new AppError('invalid_request', 'Idempotency-Key: must be 1 to 200 visible characters', {
    field: 'Idempotency-Key',
  });
}
