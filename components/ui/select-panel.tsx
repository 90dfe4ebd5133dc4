import { Check } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { AnchorTo } from './anchor-to.tsx';
import type { PopupState } from './use-popup.ts';

export type SelectOption<T extends string = string> = {
  value: T;
  label: string;
  /** At the right of the label, such as a price. */
  aside?: ReactNode;
  /** Below it. */
  detail?: ReactNode;
};

type SelectPanelProps = PopupState & {
  id: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly SelectOption[];
};

/** The opened list. Loaded on demand by Select. */
export function SelectPanel({ open, onOpenChange, anchor, id, value, onChange, options }: SelectPanelProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange} value={value} onValueChange={onChange}>
      <Primitive.Trigger asChild>
        <AnchorTo element={anchor} />
      </Primitive.Trigger>
      <Primitive.Portal container={anchor?.closest('dialog') ?? null}>
        <Primitive.Content
          id={id}
          position="popper"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 w-[min(21rem,calc(100vw-1.5rem))] animate-fade rounded-card border bg-surface p-1.5 shadow-lift"
        >
          <Primitive.Viewport>
            {options.map((option) => (
              <Option key={option.value} {...option} />
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Option({ value, label, aside, detail }: SelectOption) {
  return (
    <Primitive.Item
      value={value}
      className="flex cursor-pointer gap-3 rounded-control px-3 py-2.5 outline-none data-[highlighted]:bg-raised"
    >
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <Primitive.ItemText>
            <span className="font-medium">{label}</span>
          </Primitive.ItemText>
          {aside !== undefined && <span className="text-muted text-sm">{aside}</span>}
        </span>
        {detail}
      </span>
      <span className="grid w-4 shrink-0 place-items-center">
        <Primitive.ItemIndicator>
          <Check aria-hidden className="size-4 text-violet" />
        </Primitive.ItemIndicator>
      </span>
    </Primitive.Item>
  );
}
