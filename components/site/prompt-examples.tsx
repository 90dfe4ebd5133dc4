import { siteStrings } from '@/lib/strings/site.ts';

const { prompt } = siteStrings;

/** First questions. Choosing one fills the box; nothing is sent. */
export function PromptExamples({ onChoose }: { onChoose: (example: string) => void }) {
  return (
    <ul aria-label={prompt.examples} className="mt-4 flex flex-wrap gap-2">
      {prompt.example.map((example) => (
        <li key={example}>
          <button
            type="button"
            onClick={() => onChoose(example)}
            className="min-h-9 pointer-coarse:min-h-11 rounded-full border px-3.5 py-1.5 text-left text-muted text-sm transition-colors hover:border-line-strong hover:bg-surface hover:text-ink"
          >
            {example}
          </button>
        </li>
      ))}
    </ul>
  );
}
