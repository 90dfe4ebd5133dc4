import type { ListedConversation } from '@/lib/chat/schemas.ts';

/** The passage a search was found in, with the words looked for marked. */
export function Snippet({ pieces, className }: { pieces: ListedConversation['snippet']; className?: string }) {
  return (
    <span className={className}>
      {pieces.map(({ text, hit }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never change their order
        return hit ? <Hit key={index} text={text} /> : <span key={index}>{text}</span>;
      })}
    </span>
  );
}

function Hit({ text }: { text: string }) {
  return <mark className="bg-transparent font-semibold text-violet">{text}</mark>;
}
