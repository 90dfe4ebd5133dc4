import * as z from 'zod/mini';
import { MESSAGE_CHARS_MAX, TEMPLATE_NAME_CHARS_MAX, TEMPLATES_MAX } from '../constants.ts';

const storedTemplate = z.object({
  id: z.string().check(z.minLength(1)),
  name: z.string().check(z.minLength(1), z.maxLength(TEMPLATE_NAME_CHARS_MAX)),
  text: z.string().check(z.minLength(1), z.maxLength(MESSAGE_CHARS_MAX)),
});
export type StoredTemplate = z.infer<typeof storedTemplate>;

/** The person's templates as this browser keeps them. What is not one (an older version's, a stranger's edit) is left out. */
export function parseTemplates(stored: string): StoredTemplate[] {
  let list: unknown;
  try {
    list = JSON.parse(stored);
  } catch {
    return [];
  }
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => storedTemplate.safeParse(item).data ?? []).slice(0, TEMPLATES_MAX);
}
