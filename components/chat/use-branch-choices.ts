'use client';

import { useCallback, useEffect, useMemo } from 'react';
import * as z from 'zod/mini';
import { readStored, useStoredValue, writeStored } from '../ui/use-stored-value.ts';
import type { BranchChoices } from './find-path.ts';

/** Written, not left out: where the tab has nothing of its own, the browser's would be shown. */
const NOTHING = '{}';
const stored = z.record(z.string(), z.string());

/**
 * Which versions of a conversation are shown. Kept in this browser for the next visit, and in the tab for this one: a choice
 * made in another tab must not move what is being read here.
 */
export function useBranchChoices(conversationId: string | null): [BranchChoices, (choices: BranchChoices) => void] {
  const name = `ashao.branches.${conversationId ?? 'none'}`;
  const [kept] = useStoredValue(name);
  const [text] = useStoredValue(name, kept, 'session');
  useEffect(() => {
    if (readStored(name, 'session') === null) writeStored(name, readStored(name, 'local') || NOTHING, 'session');
  }, [name]);
  const choices = useMemo(() => parseChoices(text), [text]);
  const setChoices = useCallback(
    (next: BranchChoices) => {
      const chosen = JSON.stringify(next);
      writeStored(name, chosen, 'session');
      writeStored(name, chosen === NOTHING ? '' : chosen, 'local');
    },
    [name],
  );
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
