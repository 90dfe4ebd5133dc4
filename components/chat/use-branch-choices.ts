'use client';

import { useMemo } from 'react';
import * as z from 'zod/mini';
import { useStoredValue } from '../ui/use-stored-value.ts';
import type { BranchChoices } from './find-path.ts';

const stored = z.record(z.string(), z.string());

/** Which versions of a conversation are shown, kept in this browser. */
export function useBranchChoices(conversationId: string | null): [BranchChoices, (choices: BranchChoices) => void] {
  const [text, store] = useStoredValue(`ashao.branches.${conversationId ?? 'none'}`);
  const choices = useMemo(() => parseChoices(text), [text]);
  const setChoices = (next: BranchChoices) => store(Object.keys(next).length === 0 ? '' : JSON.stringify(next));
  return [choices, setChoices];
}

/** What is in a browser's storage may have been written by anything. */
function parseChoices(text: string): BranchChoices {
  if (text === '') return {};
  try {
    return stored.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}
