'use client';

import { useEffect, useRef } from 'react';
import type { ImageInput } from '@/lib/chat/schemas.ts';
import { dropSent } from '@/lib/client/drop-sent.ts';
import { readStored, writeStored } from '../ui/use-stored-value.ts';
import { draftArea, draftName, templateName } from './draft-key.ts';
import { type DraftPicture, removePictures } from './picture-store.ts';
import { readDraft } from './use-draft.ts';

export type OutgoingMessage = { content: string; images: readonly ImageInput[] };
/** `onAccepted` runs once the server has taken the message, also when only a later try of it got through. */
export type SendDraft = (message: OutgoingMessage, onAccepted: () => void) => void;

/**
 * Hands a draft over. It is emptied when it was accepted, never before: a refusal loses nothing. What was typed meanwhile
 * stays, and goes along when a new chat becomes a conversation.
 */
export function useDraftDelivery(key: string, onSend: SendDraft) {
  const current = useRef(key);
  const left = useRef<string | null>(null);

  // The address, and with it the key, may change before a message counts as accepted or after.
  function follow() {
    if (left.current === null || left.current === current.current) return;
    moveDraft(left.current, current.current);
    left.current = null;
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `follow` reads what it needs when it runs
  useEffect(() => {
    current.current = key;
    follow();
  }, [key]);

  return (content: string, pictures: readonly DraftPicture[]) => {
    const ids = pictures.map(({ id }) => id);
    onSend({ content, images: pictures.flatMap(({ image }) => image ?? []) }, () => {
      const rest = dropSent(readDraft(key), content);
      writeStored(draftName(key), rest, draftArea(key));
      if (rest === '') writeStored(templateName(key), '', draftArea(key));
      if (ids.length > 0) removePictures(key, ids);
      if (key !== 'new') return;
      left.current = key;
      follow();
    });
  };
}

function moveDraft(from: string, to: string): void {
  const rest = readDraft(from);
  if (rest === '') return;
  writeStored(draftName(from), '', draftArea(from));
  writeStored(draftName(to), readDraft(to) + rest, draftArea(to));
  writeStored(templateName(to), readStored(templateName(from), draftArea(from)) ?? '', draftArea(to));
  writeStored(templateName(from), '', draftArea(from));
}
