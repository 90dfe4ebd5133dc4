import { IMAGE_PROMPT_CHARS_MAX, IMAGE_SEED_MAX } from '../constants.ts';
import type { Wish } from './images-api.ts';
import type { ImageDraft } from './parse-image-draft.ts';

export type DraftProblem = 'empty' | 'long' | 'negative-long' | 'seed';

/** What a draft asks for, or why nothing can be asked for with it. */
export function toWish(draft: ImageDraft): { wish: Wish; problem: null } | { wish: null; problem: DraftProblem } {
  const prompt = draft.prompt.trim();
  const negativePrompt = draft.negativePrompt.trim();
  const seed = draft.seed.trim();
  const refuse = (problem: DraftProblem) => ({ wish: null, problem });
  if (prompt === '') return refuse('empty');
  if (draft.prompt.length > IMAGE_PROMPT_CHARS_MAX) return refuse('long');
  if (draft.negativePrompt.length > IMAGE_PROMPT_CHARS_MAX) return refuse('negative-long');
  if (seed !== '' && !(/^\d{1,10}$/.test(seed) && Number(seed) <= IMAGE_SEED_MAX)) return refuse('seed');
  const { style, aspect, nsfw } = draft;
  const wish: Wish = { prompt, style, aspect, nsfw };
  if (negativePrompt !== '') wish.negativePrompt = negativePrompt;
  if (seed !== '') wish.seed = Number(seed);
  return { wish, problem: null };
}
