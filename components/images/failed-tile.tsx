import { X } from 'lucide-react';
import type { FailedImage } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { Button } from '../ui/button.tsx';
import { TileFrame } from './tile-frame.tsx';
import { tileId } from './tile-id.ts';

type FailedTileProps = { failed: FailedImage; busy: boolean; onRetry: () => void; onDismiss: () => void };

/** A picture that was not drawn: what it cost, and the same once more. */
export function FailedTile({ failed, busy, onRetry, onDismiss }: FailedTileProps) {
  const { image, message } = failed;
  return (
    <TileFrame width={image.width} height={image.height} className="border border-bad/35">
      <div className="@container size-full bg-bad-wash">
        <div className="flex size-full flex-col overflow-y-auto p-3 pb-0 @max-[9rem]:px-2">
          <p className="pr-9 font-medium text-sm">{strings.failed}</p>
          <p className="mt-0.5 text-meta text-muted leading-snug">{message}</p>
          <p className="mt-1.5 line-clamp-2 shrink-0 text-faint text-xs">{image.prompt}</p>
          {/* What it costs is in sight however small the tile is. */}
          <div className="sticky bottom-0 mt-auto bg-bad-wash pt-2 pb-3 @max-[9rem]:pb-2">
            <Button
              size="small"
              disabled={busy}
              onClick={onRetry}
              className="h-auto! min-h-8 pointer-coarse:min-h-11 max-w-full @max-[9rem]:px-1.5! py-1 @max-[9rem]:text-xs! leading-tight text-balance whitespace-normal! tabular-nums"
            >
              {strings.drawAgain}
            </Button>
          </div>
        </div>
      </div>
      <button
        type="button"
        id={tileId(image.id)}
        aria-label={strings.dismissFailed(image.prompt)}
        data-tooltip={strings.dismiss}
        onClick={onDismiss}
        className="absolute top-1.5 right-1.5 grid size-8 pointer-coarse:size-11 place-items-center rounded-control text-muted hover:text-ink"
      >
        <X aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
    </TileFrame>
  );
}
