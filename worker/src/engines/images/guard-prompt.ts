import type { ImageTask } from './image-engine.ts';

/** What a model is told to keep away from when a picture must be fit for everyone. Local servers have no other switch. */
const NOT_FOR_EVERYONE = 'nsfw, nude, naked, explicit, gore';

/** The negative prompt of a task, with what `nsfw: false` asks for. */
export function guardPrompt({ negativePrompt, nsfw }: ImageTask): string {
  return [negativePrompt ?? '', nsfw ? '' : NOT_FOR_EVERYONE].filter((part) => part !== '').join(', ');
}
