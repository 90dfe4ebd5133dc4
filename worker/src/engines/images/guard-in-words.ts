import type { ImageTask } from './image-engine.ts';

/** Nouns, as a sentence has them; `guardPrompt` has the tags that models know. */
const NOT_FOR_EVERYONE = 'nudity, sexual content, gore';

/** What `guardPrompt` says as a sentence of the prompt itself, for servers that take no negative prompt. */
export function guardInWords({ negativePrompt, nsfw }: Pick<ImageTask, 'negativePrompt' | 'nsfw'>): string {
  const avoided = [negativePrompt ?? '', nsfw ? '' : NOT_FOR_EVERYONE].filter((part) => part !== '').join(', ');
  const audience = nsfw ? '' : 'Fit for everyone. ';
  return avoided === '' ? '' : `${audience}Without: ${avoided}.`;
}
