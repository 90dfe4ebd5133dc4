import { BPS, WORKER_SHARE_BPS } from '@/lib/constants.ts';
import { siteStrings } from '@/lib/strings/site.ts';
import { joinClasses } from '../ui/join-classes.ts';

const { path } = siteStrings;
/** The machine that is free in the picture. */
const CLAIMING = 1;

/** The four pictures of a prompt's way. */
export function SendFigure() {
  return (
    <div className="grid justify-items-end gap-2">
      <span className="rounded-panel rounded-br-chip bg-raised px-3.5 py-2 text-sm">{path.bubble}</span>
      <span className="rounded-full border border-line-strong border-dashed px-2.5 py-0.5 text-muted text-xs">
        {path.held}
      </span>
    </div>
  );
}

export function ClaimFigure() {
  return (
    <ul className="grid w-full max-w-52 gap-1.5 text-meta">
      {path.machines.map((machine, index) => (
        <li
          key={machine}
          className={joinClasses(
            'flex items-center justify-between rounded-chip border px-2.5 py-1',
            index === CLAIMING ? 'border-violet text-ink' : 'text-faint',
          )}
        >
          {machine}
          {index === CLAIMING && <span className="font-medium text-violet">{path.claims}</span>}
        </li>
      ))}
    </ul>
  );
}

export function StreamFigure() {
  return (
    <p className="flex max-w-52 flex-wrap items-center gap-1.5 text-sm">
      {path.tokens.map((token) => (
        <span key={token} className="rounded-chip bg-raised px-1.5 py-0.5">
          {token}
        </span>
      ))}
      <span className="h-5 w-2 rounded-[3px] bg-violet-solid" />
    </p>
  );
}

export function SettleFigure() {
  return (
    <div className="w-full max-w-52 text-meta">
      <div className="flex h-3 gap-0.5 overflow-hidden rounded-full">
        <span className="bg-violet-solid" style={{ width: `${(WORKER_SHARE_BPS / BPS) * 100}%` }} />
        <span className="flex-1 bg-line-strong" />
      </div>
      <p className="mt-3 flex items-center gap-2">
        <span className="size-2 rounded-full bg-violet-solid" />
        {path.workerPart}
      </p>
      <p className="mt-1 flex items-center gap-2 text-muted">
        <span className="size-2 rounded-full bg-line-strong" />
        {path.treasuryPart}
      </p>
    </div>
  );
}
