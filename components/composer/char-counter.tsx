import { MESSAGE_CHARS_MAX } from '@/lib/constants.ts';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { joinClasses } from '../ui/join-classes.ts';

/** Shown from nine tenths of the limit on. */
export function CharCounter({ chars }: { chars: number }) {
  if (chars < MESSAGE_CHARS_MAX * 0.9) return null;
  const tooLong = chars > MESSAGE_CHARS_MAX;
  return (
    <span className={joinClasses('px-1 text-xs tabular-nums', tooLong ? 'text-bad' : 'text-muted')}>
      {strings.counter(chars)}
    </span>
  );
}
