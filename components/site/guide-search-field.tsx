import { Search, X } from 'lucide-react';
import type { FormEvent, RefObject } from 'react';
import { GUIDE_QUERY_CHARS_MAX } from '@/lib/guides/schemas.ts';
import { guideStrings } from '@/lib/strings/guides.ts';
import { IconButton } from '../ui/icon-button.tsx';

const { search } = guideStrings;

type GuideSearchFieldProps = {
  field: RefObject<HTMLInputElement | null>;
  query: string;
  onQuery: (query: string) => void;
  onClear: () => void;
  onEnter: () => void;
};

export function GuideSearchField({ field, query, onQuery, onClear, onEnter }: GuideSearchFieldProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onEnter();
  }
  return (
    <search>
      <form
        onSubmit={submit}
        className="flex h-12 items-center gap-2.5 rounded-card border border-line-strong bg-surface pr-1.5 pl-4 focus-within:border-violet"
      >
        <Search aria-hidden className="size-4.5 shrink-0 text-faint" strokeWidth={1.75} />
        <input
          ref={field}
          type="text"
          name="q"
          value={query}
          onChange={(event) => onQuery(event.target.value)}
          maxLength={GUIDE_QUERY_CHARS_MAX}
          aria-label={search.label}
          aria-describedby="guide-search-keys"
          placeholder={search.placeholder}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="go"
          className="h-full min-w-0 flex-1 bg-transparent placeholder:text-faint focus-visible:outline-none"
        />
        {query !== '' && <IconButton icon={X} label={search.clear} onClick={onClear} />}
      </form>
      <p id="guide-search-keys" className="sr-only">
        {search.keys}
      </p>
    </search>
  );
}
