import { sql } from 'drizzle-orm';
import * as z from 'zod';

const isoInstant = z.coerce.date().transform((date) => date.toISOString());
export const shareRow = z.object({ id: z.string(), createdAt: isoInstant, updatedAt: isoInstant });
export const SHARE_COLUMNS = sql`s.id, s.created_at as "createdAt", s.updated_at as "updatedAt"`;
