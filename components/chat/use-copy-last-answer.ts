'use client';

import type { Message } from '@/lib/chat/schemas.ts';
import { copyText } from '@/lib/client/copy-text.ts';
import { chatStrings } from '@/lib/strings/chat.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { useToast } from '../ui/use-toast.ts';
import type { PathItem } from './find-path.ts';

/** The shortcut that copies the last answer of the path shown, as Markdown. */
export function useCopyLastAnswer(path: readonly PathItem<Message>[]): void {
  const toast = useToast();
  const answer = path.findLast(({ message }) => message.role === 'assistant' && message.content !== '')?.message;
  async function copy(text: string) {
    const done = await copyText(text);
    toast(done ? { text: chatStrings.answerCopied } : { text: chatStrings.notCopied, tone: 'bad' });
  }
  useShortcut(
    'copy-last-answer',
    answer === undefined ? null : () => void copy(answer.picture?.prompt ?? answer.content),
  );
}
