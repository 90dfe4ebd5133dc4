import { draftArea, draftKey, draftName, templateName } from '../composer/draft-key.ts';
import { keepPictures, readPictures, toDraftPicture } from '../composer/picture-store.ts';
import type { OutgoingMessage } from '../composer/use-draft-delivery.ts';
import { readStored, writeStored } from '../ui/use-stored-value.ts';

/** The page for pictures, and its form's place in the tab's storage (components/images/use-image-draft.ts). */
const IMAGES = { path: '/images', draft: 'ashao.draft.images' };

/**
 * Takes the draft of the open chat, and the edit that was being sent, out of what is about to be forgotten: text and
 * pictures. Whoever sits here has just tried to send it, so it is theirs, whoever is signed in.
 *
 * @returns puts it into the next new chat, a form for pictures where it was; null when there is nothing
 */
export function rescueDraft(edit?: OutgoingMessage): (() => void) | null {
  const { pathname, search } = window.location;
  if (pathname === IMAGES.path) {
    const form = readStored(IMAGES.draft, 'session');
    return form === null ? null : () => writeStored(IMAGES.draft, form, 'session');
  }
  const conversationId = /^\/chat\/([^/]+)$/.exec(pathname)?.[1] ?? null;
  const key = draftKey(conversationId, new URLSearchParams(search).has('temporary'));
  const draft = readStored(draftName(key), draftArea(key)) ?? '';
  const template = readStored(templateName(key), draftArea(key)) ?? '';
  const text = [edit?.content ?? '', draft].filter((part) => part !== '').join('\n\n');
  const pictures = [...(edit?.images ?? []).map(toDraftPicture), ...readPictures(key).pictures];
  if (text === '' && pictures.length === 0) return null;
  const next = draftKey(null, false);
  return () => {
    // That of a temporary chat is kept in memory here as well.
    writeStored(draftName(next), text, draftArea(key));
    writeStored(templateName(next), template, draftArea(key));
    keepPictures(next, pictures);
  };
}
