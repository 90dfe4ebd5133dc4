import { ArrowDown } from 'lucide-react';
import { chatStrings } from '@/lib/strings/chat.ts';
import { Button } from '../ui/button.tsx';

export function JumpButton({ onClick }: { onClick: () => void }) {
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-full flex justify-center pb-3">
      <Button size="small" className="pointer-events-auto animate-fade rounded-full shadow-lift" onClick={onClick}>
        <ArrowDown aria-hidden className="size-4" strokeWidth={1.75} />
        {chatStrings.jumpToLatest}
      </Button>
    </div>
  );
}
