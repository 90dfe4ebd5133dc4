import { z } from 'zod';

/** Path of `/…/[id]`. A text that can't be an id is simply not found later on. */
export const idParams = z.object({ id: z.string().min(1).max(64) });
