import { ACCOUNT_EXPORT_URL } from '@/lib/client/account-api.ts';
import { accountStrings } from '@/lib/strings/account.ts';
import { buttonClasses } from '../ui/button.tsx';
import { Panel } from './panel.tsx';

const strings = accountStrings.data;

export function DataPanel() {
  return (
    <Panel title={strings.title}>
      <p className="max-w-xl text-muted text-sm leading-relaxed">{strings.text}</p>
      <a href={ACCOUNT_EXPORT_URL} download className={`${buttonClasses('outline', 'small')} mt-4`}>
        {strings.download}
      </a>
    </Panel>
  );
}
