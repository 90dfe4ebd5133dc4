'use client';

import { readStored, useStoredValue } from '../ui/use-stored-value.ts';
import { draftArea, draftName } from './draft-key.ts';

/** The text that is being written: outlives a reload and going to another conversation and back. */
export function useDraft(key: string): [string, (draft: string) => void] {
  return useStoredValue(draftName(key), '', draftArea(key));
}

/** The draft as it is stored now. */
export function readDraft(key: string): string {
  return readStored(draftName(key), draftArea(key)) ?? '';
}
