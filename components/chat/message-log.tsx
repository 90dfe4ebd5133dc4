'use client';

import { memo } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { findLiveJob } from './find-live-job.ts';
import type { PathItem } from './find-path.ts';
import { MessageRow } from './message-row.tsx';

/** More than a screen full: what is drawn first when a conversation opens at its end. */
const TAIL = 12;

/**
 * The conversation. `aria-live` is off although a log has it on: read aloud token by token an answer is noise, so the
 * status line below the log says when it is there.
 */
export const MessageLog = memo(function MessageLog({ path }: { path: readonly PathItem<Message>[] }) {
  return (
    <div
      role="log"
      aria-live="off"
      aria-busy={findLiveJob(path) !== null}
      aria-label={messageStrings.conversation}
      className="group/log grid grid-cols-1 gap-1"
    >
      {path.map(({ message, place, position, count }, index) => (
        // By its place, which all versions of a message share: going from one to the next keeps the focus on the button.
        <MessageRow
          key={place}
          message={message}
          place={place}
          position={position}
          count={count}
          // Asked once, when the row appears.
          late={index < path.length - TAIL}
        />
      ))}
    </div>
  );
});
