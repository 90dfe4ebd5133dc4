'use client';

import { type FormEvent, useState } from 'react';
import { describeError } from '@/lib/client/api-error.ts';
import { earnStrings } from '@/lib/strings/earn.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { NewKey } from './new-key.tsx';
import { useCreateWorkerKey, useWorkerKeys } from './use-worker-keys.ts';
import { WorkerKeyRow } from './worker-key-row.tsx';

const strings = earnStrings.keys;

export function WorkerKeys() {
  const keys = useWorkerKeys();
  const create = useCreateWorkerKey();
  const [name, setName] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate(name.trim() || strings.defaultName, { onSuccess: () => setName('') });
  }
  return (
    <section aria-labelledby="keys" aria-busy={keys.isPending}>
      <h2 id="keys" className="font-medium text-lg">
        {strings.title}
      </h2>
      <p className="mt-1 text-muted text-sm leading-relaxed">{strings.explain}</p>
      <form onSubmit={submit} className="mt-4 flex gap-2">
        <input
          aria-label={strings.nameLabel}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
          placeholder={strings.placeholder}
          className="h-10 min-w-0 flex-1 rounded-control border border-line-strong bg-surface px-3 placeholder:text-faint"
        />
        <Button type="submit" look="solid" disabled={create.isPending}>
          {strings.make}
        </Button>
      </form>
      <div className="mt-4 flex flex-col gap-4">
        {create.isError && <Notice title={strings.notMade}>{describeError(create.error)}</Notice>}
        {create.isSuccess && <NewKey secret={create.data.secret} />}
        {keys.isPending && <Skeleton className="h-14 rounded-control" />}
        {keys.isError && (
          <Notice
            title={strings.loadFailed}
            actions={
              <Button size="small" onClick={() => void keys.refetch()}>
                {earnStrings.tryAgain}
              </Button>
            }
          >
            {describeError(keys.error)}
          </Notice>
        )}
        {keys.data?.keys.length === 0 && !create.isSuccess && (
          <p className="rounded-card border border-dashed px-5 py-6 text-muted text-sm leading-relaxed">
            {strings.empty}
          </p>
        )}
        {keys.isSuccess && keys.data.keys.length > 0 && (
          <ul className="border-t">
            {keys.data.keys.map((key) => (
              <WorkerKeyRow key={key.id} workerKey={key} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
