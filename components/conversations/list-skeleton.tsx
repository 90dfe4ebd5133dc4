import { Skeleton } from '../ui/skeleton.tsx';

export function ListSkeleton() {
  return (
    <div aria-busy="true" className="grid flex-1 content-start gap-3 px-5.5 pt-5">
      {['w-3/4', 'w-full', 'w-2/3', 'w-5/6'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}
