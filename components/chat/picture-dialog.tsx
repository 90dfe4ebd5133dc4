'use client';

import { X } from 'lucide-react';
import { uiStrings } from '@/lib/strings/ui.ts';
import { Modal } from '../ui/modal.tsx';

type PictureDialogProps = { url: string; alt: string; onClose: () => void };

/** One picture as large as the window allows. A press beside it, or Escape, closes. */
export function PictureDialog({ url, alt, onClose }: PictureDialogProps) {
  return (
    <Modal open onClose={onClose} aria-label={alt} className="m-auto max-w-[94vw] overflow-hidden rounded-card border">
      {/* biome-ignore lint/performance/noImgElement: the owner's own pictures, which no optimiser may see */}
      <img src={url} alt={alt} className="max-h-[88dvh] min-h-24 min-w-24 max-w-full object-contain" />
      <button
        type="button"
        aria-label={uiStrings.close}
        onClick={onClose}
        className="absolute top-2 right-2 grid size-9 place-items-center rounded-control border bg-surface text-muted hover:text-ink"
      >
        <X aria-hidden className="size-4.5" strokeWidth={1.75} />
      </button>
    </Modal>
  );
}
