import * as z from 'zod/mini';
import {
  IMAGE_ASPECT_IDS,
  IMAGE_COUNT_MAX,
  IMAGE_STYLE_IDS,
  type ImageAspectId,
  type ImageStyleId,
} from '../constants.ts';

export type ImageDraft = {
  prompt: string;
  style: ImageStyleId;
  aspect: ImageAspectId;
  count: number;
  negativePrompt: string;
  /** As it stands in its field; empty for a random one each time. */
  seed: string;
  nsfw: boolean;
};

const text = z.string();
const count = z.int().check(z.gte(1), z.lte(IMAGE_COUNT_MAX));

/** The form as it was left in this browser. What can't be read is as at the beginning, field by field. */
export function parseImageDraft(stored: string): ImageDraft {
  const fields = readFields(stored);
  // Not by the library’s own "catch", which would bring a fifth more of the schema library into every page.
  const read = <T>(name: keyof ImageDraft, schema: z.ZodMiniType<T>, fallback: T): T => {
    const parsed = schema.safeParse(fields[name]);
    return parsed.success ? parsed.data : fallback;
  };
  return {
    prompt: read('prompt', text, ''),
    style: read('style', z.enum(IMAGE_STYLE_IDS), 'None'),
    aspect: read('aspect', z.enum(IMAGE_ASPECT_IDS), 'Square'),
    count: read('count', count, 1),
    negativePrompt: read('negativePrompt', text, ''),
    seed: read('seed', text, ''),
    nsfw: read('nsfw', z.boolean(), false),
  };
}

function readFields(stored: string): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(stored);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
