import * as z from 'zod';
import { idText } from '../text.ts';

/** Path of `/…/[id]`. */
export const idParams = z.object({ id: idText });
