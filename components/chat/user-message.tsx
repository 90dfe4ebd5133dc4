import { memo } from 'react';

export const UserMessage = memo(function UserMessage({ content }: { content: string }) {
  return (
    <article aria-label="You" className="flex justify-end">
      <p className="max-w-[85%] whitespace-pre-wrap rounded-2xl rounded-br-md bg-raised px-4 py-2.5 leading-relaxed [overflow-wrap:anywhere]">
        {content}
      </p>
    </article>
  );
});
