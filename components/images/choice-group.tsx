import { type ReactNode, useId } from 'react';
import { joinClasses } from '../ui/join-classes.ts';

type ChoiceGroupProps<T extends string | number> = {
  label: string;
  value: T;
  options: readonly { id: T; label: string }[];
  onChange: (value: T) => void;
  className?: string;
  optionClassName: string;
  draw: (id: T) => ReactNode;
};

/** One of a few: radio buttons, so that arrow keys and screen readers work as everywhere, drawn as the caller likes. */
export function ChoiceGroup<T extends string | number>(props: ChoiceGroupProps<T>) {
  const { label, value, options, onChange, className, optionClassName, draw } = props;
  const name = useId();
  return (
    <fieldset className={joinClasses('min-w-0', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.id}
          data-tooltip={option.label}
          className={joinClasses(
            'relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-violet has-focus-visible:outline-offset-2',
            optionClassName,
          )}
        >
          <input
            type="radio"
            name={name}
            aria-label={option.label}
            checked={option.id === value}
            onChange={() => onChange(option.id)}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
          {draw(option.id)}
        </label>
      ))}
    </fieldset>
  );
}
