import { ImageOff } from 'lucide-react';
import type { SharedConversation } from '@/lib/chat/schemas.ts';
import { laneLabel } from '@/lib/client/lane-label.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { shareStrings } from '@/lib/strings/share.ts';
import { Markdown } from '../markdown/markdown.tsx';

type SharedMessageProps = { message: SharedConversation['messages'][number] };

/** A message of a shared copy: nothing can be done with it but reading. */
export function SharedMessage({ message }: SharedMessageProps) {
  const { role, content, images } = message;
  if (role === 'user') {
    return (
      <section aria-label={shareStrings.you} className="flex flex-col items-end gap-1.5">
        {content !== '' && (
          <p
            dir="auto"
            className="max-w-[85%] whitespace-pre-wrap rounded-panel rounded-br-chip bg-raised px-4 py-2.5 leading-relaxed [overflow-wrap:anywhere] [unicode-bidi:plaintext]"
          >
            {content}
          </p>
        )}
        {images > 0 && <NotShared count={images} />}
      </section>
    );
  }
  return (
    <section aria-label={shareStrings.answer} className="min-w-0">
      {content === '' ? (
        <p className="text-muted italic">{shareStrings.noAnswer}</p>
      ) : message.tier === 'image' ? (
        // Its text is a link into the gallery of whoever had it drawn.
        <NotShared count={1} />
      ) : (
        <Markdown text={content} />
      )}
      <p className="mt-2 text-faint text-meta">{listOrigin(message).join(' · ')}</p>
    </section>
  );
}

function NotShared({ count }: { count: number }) {
  return (
    <p className="flex items-center gap-1.5 text-faint text-meta">
      <ImageOff aria-hidden className="size-3.5" strokeWidth={1.75} />
      {shareStrings.pictures(count)}
    </p>
  );
}

function listOrigin({ tier, workerType }: SharedMessageProps['message']): string[] {
  const origin: string[] = [];
  if (tier !== null) origin.push(laneLabel(tier));
  if (workerType !== null) origin.push(messageStrings.workerKind(workerType));
  return origin;
}
