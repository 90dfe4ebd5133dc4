import { describeError } from '@/lib/client/api-error.ts';
import { accountStrings } from '@/lib/strings/account.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

type LoadErrorProps = { error: Error; onRetry: () => void; title?: string };

export function LoadError({ error, onRetry, title = accountStrings.loadFailed }: LoadErrorProps) {
  return (
    <Notice
      title={title}
      actions={
        <Button size="small" onClick={onRetry}>
          {accountStrings.tryAgain}
        </Button>
      }
    >
      {describeError(error)}
    </Notice>
  );
}
