import { imageStrings as strings } from '@/lib/strings/images.ts';
import { joinClasses } from '../ui/join-classes.ts';

type UndoBarProps = { deletedId: string | null; onUndo: () => void; className: string };

/** Brings back what was deleted last. Not a toast: those are gone before the minute is. */
export function UndoBar({ deletedId, onUndo, className }: UndoBarProps) {
  return (
    // There before its text: a live region that comes with its text is not read.
    <div
      role="status"
      className={joinClasses('pointer-events-none inset-x-0 z-30 flex justify-center px-4', className)}
    >
      {deletedId !== null && (
        // Another deletion, another bar: it is read again, and what is pressed belongs to what it says.
        <div
          key={deletedId}
          className="pointer-events-auto flex animate-fade items-center gap-1 rounded-card border bg-surface py-1 pr-1 pl-4 text-sm shadow-lift"
        >
          {strings.deleted}
          <button
            type="button"
            onClick={onUndo}
            className="h-9 pointer-coarse:h-11 shrink-0 rounded-control px-3 font-medium text-violet hover:bg-raised"
          >
            {strings.undo}
          </button>
        </div>
      )}
    </div>
  );
}
