import { IMAGE_ASPECT_IDS, IMAGE_ASPECTS, type ImageAspectId } from '@/lib/constants.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { ChoiceGroup } from './choice-group.tsx';

type AspectPickerProps = { value: ImageAspectId; onChange: (value: ImageAspectId) => void };

/** The longer side of a drawn shape, in pixels. */
const SHAPE = 18;

const OPTIONS = IMAGE_ASPECT_IDS.map((id) => {
  const { width, height } = IMAGE_ASPECTS[id];
  return { id, label: strings.aspectName(id, width, height) };
});

/** The shapes a picture may have, drawn as such. */
export function AspectPicker({ value, onChange }: AspectPickerProps) {
  return (
    <ChoiceGroup
      label={strings.aspect}
      value={value}
      options={OPTIONS}
      onChange={onChange}
      className="flex gap-0.5"
      optionClassName="grid size-9 pointer-coarse:size-11 place-items-center rounded-control text-faint transition-colors hover:bg-raised hover:text-ink has-checked:bg-raised has-checked:text-violet"
      draw={(id) => <Shape id={id} />}
    />
  );
}

function Shape({ id }: { id: ImageAspectId }) {
  const { width, height } = IMAGE_ASPECTS[id];
  const scale = SHAPE / Math.max(width, height);
  return (
    <span
      aria-hidden
      style={{ width: Math.round(width * scale), height: Math.round(height * scale) }}
      className="rounded-[3px] border-[1.75px] border-current"
    />
  );
}
