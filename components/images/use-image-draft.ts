'use client';

import { useMemo } from 'react';
import { type ImageDraft, parseImageDraft } from '@/lib/client/parse-image-draft.ts';
import { readStored, useStoredValue, writeStored } from '../ui/use-stored-value.ts';

const NAME = 'ashao.draft.images';

/** The form as this tab holds it: it outlives a reload and going to another page and back. */
export function useImageDraft(): [ImageDraft, (change: Partial<ImageDraft>) => void] {
  const [stored] = useStoredValue(NAME, '', 'session');
  const draft = useMemo(() => parseImageDraft(stored), [stored]);
  return [draft, changeDraft];
}

/** On what is stored now, not on what was last drawn: two changes at once must not undo each other. */
function changeDraft(change: Partial<ImageDraft>): void {
  const before = parseImageDraft(readStored(NAME, 'session') ?? '');
  writeStored(NAME, JSON.stringify({ ...before, ...change }), 'session');
}
