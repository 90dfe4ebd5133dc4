import { IMAGE_COUNT_MAX } from '@/lib/constants.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { ChoiceGroup } from './choice-group.tsx';

type CountPickerProps = { value: number; onChange: (value: number) => void };

const OPTIONS = Array.from({ length: IMAGE_COUNT_MAX }, (_, index) => ({
  id: index + 1,
  label: strings.countLabel(index + 1),
}));

/** How many pictures one press asks for. */
export function CountPicker({ value, onChange }: CountPickerProps) {
  return (
    <ChoiceGroup
      label={strings.count}
      value={value}
      options={OPTIONS}
      onChange={onChange}
      className="flex"
      optionClassName="grid h-9 w-8 pointer-coarse:size-11 place-items-center rounded-control text-muted text-sm tabular-nums transition-colors hover:bg-raised hover:text-ink has-checked:bg-raised has-checked:font-medium has-checked:text-violet"
      draw={(id) => <span aria-hidden>{id}</span>}
    />
  );
}
