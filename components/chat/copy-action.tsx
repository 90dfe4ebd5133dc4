'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '@/lib/client/copy-text.ts';
import { chatStrings } from '@/lib/strings/chat.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { ActionButton } from './action-button.tsx';
import { useChatActions } from './chat-actions.ts';

const CONFIRM_MS = 1_600;

/** Copies a message's source as it was written. */
export function CopyAction({ label, text, className }: { label: string; text: string; className?: string }) {
  const { announce } = useChatActions();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  async function copy() {
    const done = await copyText(text);
    setCopied(done);
    announce(done ? messageStrings.copied : chatStrings.notCopied);
  }
  return (
    <ActionButton
      icon={copied ? Check : Copy}
      label={copied ? messageStrings.copied : label}
      className={className}
      onClick={() => void copy()}
    />
  );
}
