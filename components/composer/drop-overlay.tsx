import { ImagePlus } from 'lucide-react';
import { composerStrings as strings } from '@/lib/strings/composer.ts';

/** Over the whole window while files are dragged: they may be dropped anywhere. */
export function DropOverlay() {
  return (
    <div
      data-testid="drop-overlay"
      className="pointer-events-none fixed inset-0 z-40 grid animate-fade place-items-center bg-canvas/85 p-4"
    >
      <div className="grid size-full place-items-center rounded-panel border-2 border-violet border-dashed">
        <p className="grid justify-items-center gap-2 text-center">
          <ImagePlus aria-hidden className="size-8 text-violet" strokeWidth={1.5} />
          <span className="font-medium">{strings.drop}</span>
          <span className="text-muted text-sm">{strings.dropHint}</span>
        </p>
      </div>
    </div>
  );
}
