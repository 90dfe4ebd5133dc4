import { draftArea, draftKey, draftName } from '../composer/draft-key.ts';
import { readStored, writeStored } from '../ui/use-stored-value.ts';

/**
 * Takes the draft of the open chat out of what is about to be forgotten. Whoever sits here has just tried to send it, so
 * it is theirs, whoever is signed in.
 *
 * @returns puts it into the next new chat; null when there is no draft
 */
export function rescueDraft(): (() => void) | null {
  const { pathname, search } = window.location;
  const conversationId = /^\/chat\/([^/]+)$/.exec(pathname)?.[1] ?? null;
  const key = draftKey(conversationId, new URLSearchParams(search).has('temporary'));
  const draft = readStored(draftName(key), draftArea(key)) ?? '';
  return draft === '' ? null : () => writeStored(draftName(draftKey(null, false)), draft, draftArea(key));
}
