import { shellStrings } from '@/lib/strings/shell.ts';
import { buttonClasses } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { CONTENT_ID } from './content-id.ts';

/** The first stop of the Tab key: past the conversations and the header. Seen only while it has the focus. */
export function SkipLink() {
  return (
    <a
      href={`#${CONTENT_ID}`}
      className={joinClasses(
        buttonClasses('solid', 'small'),
        '-translate-y-16 fixed top-3 left-3 z-50 focus:translate-y-0',
      )}
    >
      {shellStrings.skip}
    </a>
  );
}
