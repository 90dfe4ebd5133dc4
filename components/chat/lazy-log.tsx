'use client';

import { useEffect } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import type { PathItem } from './find-path.ts';
import { LogSkeleton } from './log-skeleton.tsx';
import { messageLogCode } from './message-log-code.ts';

/** Until the network is back, as after a tunnel. While an attempt runs, another does nothing. */
const RETRY_MS = 3_000;

/** The messages, as soon as the code that draws them is there; as a rule it was fetched before the first of them. */
export function LazyLog({ path }: { path: readonly PathItem<Message>[] }) {
  const MessageLog = useLazyValue(messageLogCode);
  const missing = MessageLog === null;
  useEffect(() => {
    if (!missing) return;
    const timer = setInterval(messageLogCode.load, RETRY_MS);
    return () => clearInterval(timer);
  }, [missing]);
  return MessageLog === null ? <LogSkeleton /> : <MessageLog path={path} />;
}
