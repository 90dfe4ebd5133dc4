import { imageStrings as strings } from '@/lib/strings/images.ts';
import { Button } from '../ui/button.tsx';

type GalleryEmptyProps = { favourite: boolean; onShowAll: () => void; onChoose: (prompt: string) => void };

/** Nothing to show yet, and the next step. */
export function GalleryEmpty({ favourite, onShowAll, onChoose }: GalleryEmptyProps) {
  return (
    <div className="rounded-card border border-dashed px-5 py-10 text-center">
      <p className="font-medium">{favourite ? strings.noFavouritesTitle : strings.emptyTitle}</p>
      <p className="mt-1 text-muted text-sm">{favourite ? strings.noFavouritesText : strings.emptyText}</p>
      {favourite ? (
        <Button size="small" className="mt-4" onClick={onShowAll}>
          {strings.showAll}
        </Button>
      ) : (
        <ul className="mx-auto mt-5 grid max-w-xl gap-2">
          {strings.examples.map((example) => (
            <li key={example}>
              <button
                type="button"
                onClick={() => onChoose(example)}
                className="w-full rounded-control border bg-surface px-4 py-2.5 text-left text-sm transition-colors hover:border-line-strong hover:bg-raised"
              >
                {example}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
