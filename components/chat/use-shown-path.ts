'use client';

import { useMemo } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { buildTree } from './build-tree.ts';
import { findPath } from './find-path.ts';
import { useBranchChoices } from './use-branch-choices.ts';

/** The path of a conversation that is shown in this browser. */
export function useShownPath(conversationId: string | null, messages: readonly Message[]) {
  const [choices, setChoices] = useBranchChoices(conversationId);
  const tree = useMemo(() => buildTree(messages), [messages]);
  const path = useMemo(() => findPath(tree, choices), [tree, choices]);
  return { tree, path, choices, setChoices };
}
