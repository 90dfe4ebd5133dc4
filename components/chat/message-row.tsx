'use client';

import { memo, useRef } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { AssistantMessage } from './assistant-message.tsx';
import { BranchSwitch } from './branch-switch.tsx';
import { estimateHeight } from './estimate-height.ts';
import { useDrawn } from './use-drawn.ts';
import { UserMessage } from './user-message.tsx';

type MessageRowProps = {
  message: Message;
  place: string;
  position: number;
  count: number;
  /** Far from the end when the conversation opens: drawn when there is time. */
  late: boolean;
};

/**
 * One message of the path. Out of view it is not laid out (`content-visibility`): the browser remembers its height, and
 * starts from an estimate, which an empty row keeps as well. The padding keeps focus rings, which would be cut off at the row's edge.
 */
export const MessageRow = memo(function MessageRow({ message, place, position, count, late }: MessageRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const drawn = useDrawn(row, late);
  const heightPx = estimateHeight(message);
  const switcher = count > 1 && <BranchSwitch place={place} position={position} count={count} />;
  return (
    <div
      ref={row}
      className="-mx-2 min-w-0 px-2 py-2 [content-visibility:auto]"
      style={{ containIntrinsicSize: `auto ${heightPx}px`, minHeight: drawn ? undefined : heightPx }}
    >
      {!drawn ? null : message.role === 'user' ? (
        <UserMessage message={message} switcher={switcher} />
      ) : (
        <AssistantMessage message={message} switcher={switcher} />
      )}
    </div>
  );
});
