import * as z from 'zod/mini';
import { IMAGE_ASPECT_IDS, IMAGE_COUNT_MAX, IMAGE_STYLE_IDS } from '../constants.ts';

const imageDraft = z.object({
  prompt: z.catch(z.string(), ''),
  style: z.catch(z.enum(IMAGE_STYLE_IDS), 'None'),
  aspect: z.catch(z.enum(IMAGE_ASPECT_IDS), 'Square'),
  count: z.catch(z.int().check(z.gte(1), z.lte(IMAGE_COUNT_MAX)), 1),
  negativePrompt: z.catch(z.string(), ''),
  /** As it stands in its field; empty for a random one each time. */
  seed: z.catch(z.string(), ''),
  nsfw: z.catch(z.boolean(), false),
});
export type ImageDraft = z.infer<typeof imageDraft>;

/** The form as it was left in this browser. What can't be read is as at the beginning, field by field. */
export function parseImageDraft(stored: string): ImageDraft {
  return imageDraft.parse(readFields(stored));
}

function readFields(stored: string): object {
  try {
    const value: unknown = JSON.parse(stored);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}
