const COMMAND = /^\/image(\s|$)/i;

/** Whether a draft is about to ask for a picture, also before it says which. */
export function isImageDraft(draft: string): boolean {
  return COMMAND.test(draft.trimStart());
}
