import { commandStrings } from '@/lib/strings/command.ts';
import { Keys } from '../shortcuts/keys.tsx';

const { hints } = commandStrings;

/** How to use it without a mouse, for those who have keys. */
export function CommandFooter() {
  return (
    <div className="flex shrink-0 gap-5 border-t px-4 py-2.5 text-faint text-xs max-sm:hidden">
      <Hint combination="ArrowUp" second="ArrowDown" text={hints.move} />
      <Hint combination="Enter" text={hints.open} />
      <Hint combination="Escape" text={hints.close} />
    </div>
  );
}

function Hint({ combination, second, text }: { combination: string; second?: string; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <Keys combination={combination} />
      {second && <Keys combination={second} />}
      {text}
    </span>
  );
}
