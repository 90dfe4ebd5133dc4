'use client';

import { Ghost } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { chatStrings } from '@/lib/strings/chat.ts';
import { EmptyChat } from '../composer/empty-chat.tsx';
import { useTier } from '../composer/use-tier.ts';
import { lazyValue } from '../markdown/lazy-value.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { ChatFrame } from './chat-frame.tsx';
import { LazyLog } from './lazy-log.tsx';
import { useTemporaryChat } from './use-temporary-chat.ts';

// Comes with the code of the messages, which follows streams as well.
const HiddenStreams = lazy(() => import('./hidden-streams.tsx').then((module) => ({ default: module.HiddenStreams })));
// Not `lazy`, which ends the page, and the chat with it, where the code can't be fetched.
const leaveCode = lazyValue(async () => (await import('./leave-temporary.tsx')).LeaveTemporary);

/** A chat of this page alone. It is gone once it is left, so leaving is asked about when there is something to lose. */
export function TemporaryScreen() {
  const [tier] = useTier();
  const chat = useTemporaryChat(tier);
  const empty = chat.path.length === 0;
  const LeaveTemporary = useLazyValue(leaveCode);
  // Asked for again with the first message: opened without a network, the chat had to do without.
  useLazyValue(leaveCode, !empty);
  return (
    <ChatFrame chat={chat} id={null} temporary onShare={null} closed={false} banner={<TemporaryBanner />}>
      {({ choosePrompt }) => (
        <>
          {LeaveTemporary && <LeaveTemporary empty={empty} />}
          {empty ? (
            <EmptyChat onChoose={choosePrompt} />
          ) : (
            <>
              <LazyLog path={chat.path} />
              <Suspense>
                <HiddenStreams chat={chat} />
              </Suspense>
            </>
          )}
        </>
      )}
    </ChatFrame>
  );
}

function TemporaryBanner() {
  return (
    <div className="border-b bg-surface">
      <p className="mx-auto flex max-w-3xl items-baseline gap-2.5 px-5 py-2.5 text-muted text-sm leading-relaxed sm:px-8">
        <Ghost aria-hidden className="size-4 shrink-0 translate-y-[3px] text-violet" strokeWidth={1.75} />
        <span>
          <span className="font-medium text-ink">{chatStrings.temporaryTitle}.</span> {chatStrings.temporaryText}
        </span>
      </p>
    </div>
  );
}
