import Link from 'next/link';
import { siteStrings } from '@/lib/strings/site.ts';
import { buttonClasses } from '../ui/button.tsx';
import { CopyCommand } from './copy-command.tsx';

const { worker } = siteStrings;

/** What running a worker takes. `origin`: the address of this site, which the worker is to work for. */
export function RunWorker({ origin }: { origin: string }) {
  return (
    <section aria-labelledby="worker" className="grid gap-x-16 gap-y-9 border-t py-14 sm:py-20 lg:grid-cols-2">
      <div>
        <h2 id="worker" className="font-semibold text-2xl tracking-tight">
          {worker.title}
        </h2>
        <p className="mt-3 text-muted leading-relaxed">{worker.lead}</p>
        <div className="mt-7 flex flex-wrap gap-3">
          <Link href="/earn" className={buttonClasses('solid')}>
            {worker.earn}
          </Link>
          <Link href="/guides/run-a-worker" className={buttonClasses()}>
            {worker.guide}
          </Link>
        </div>
      </div>
      <div className="min-w-0">
        <dl className="border-t">
          {worker.needs.map(([what, text]) => (
            <div key={what} className="grid gap-x-4 gap-y-0.5 border-b py-3 text-ui sm:grid-cols-[7.5rem_1fr]">
              <dt className="font-medium">{what}</dt>
              <dd className="text-muted leading-relaxed">{text}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-6 mb-2 text-muted text-sm">{worker.commandTitle}</p>
        <CopyCommand command={`npm install\nnpx ashao-worker --server ${origin} --key ashao_wk_…`} />
      </div>
    </section>
  );
}
