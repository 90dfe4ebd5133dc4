/**
 * What an engine reads as more than words: weights and schedules in brackets with `\` before those that are meant as such, or
 * weights in round brackets and embeddings by name; `none` for those of which it isn't known.
 */
type PromptSyntax = 'a1111' | 'comfyui' | 'none';

/** `<lora:name:1>`: loads what lies in the operator's folders. */
const TAG = /<[^<>]*:[^<>]*>/gu;

/**
 * A prompt as nothing but words. Its syntax is for the operator of the server, not for strangers: it loads files, and it joins
 * letters into words that the network's check has not seen. A tag leaves a space, so that dropping it joins nothing either.
 */
export function escapePrompt(prompt: string, syntax: PromptSyntax): string {
  const words = prompt.replaceAll(TAG, ' ').replaceAll(/[<>]/g, ' ');
  if (syntax === 'a1111') return words.replaceAll(/[()[\]{}\\]/g, (mark) => `\\${mark}`);
  if (syntax === 'comfyui')
    return words.replaceAll(/embedding:/gi, 'embedding ').replaceAll(/[()]/g, (mark) => `\\${mark}`);
  return words;
}
