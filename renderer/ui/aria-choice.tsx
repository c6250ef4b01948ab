import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import styles from './aria-choice.module.css';

export interface Choosable<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly picture?: ReactNode;
}

/**
 * One of a few, all in sight: in a row as `segments`, loose as `chips`, or as `cards` with a
 * sentence or `pictures` with a name.
 */
export function Choice<T extends string>({
  label,
  value,
  options,
  look = 'segments',
  onChange,
}: {
  readonly label: string;
  /** Null when none of them is chosen. */
  readonly value: T | null;
  readonly options: readonly Choosable<T>[];
  readonly look?: 'segments' | 'chips' | 'cards' | 'pictures';
  readonly onChange: (value: T) => void;
}) {
  const optionClass = (look === 'chips' ? styles.chip : styles.option) ?? '';
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen) onChange(chosen.value);
      }}
      className={styles[look] ?? ''}
    >
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={optionClass}>
          {option.picture}
          <span className={styles.words}>
            <span className={styles.label}>{option.label}</span>
            {option.hint && <span className={styles.hint}>{option.hint}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Any number of a few. */
export function Choices<T extends string>({
  label,
  values,
  options,
  onChange,
}: {
  readonly label: string;
  readonly values: readonly T[];
  readonly options: readonly Choosable<T>[];
  readonly onChange: (values: readonly T[]) => void;
}) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={values}
      onSelectionChange={(keys) =>
        onChange(options.map((option) => option.value).filter((value) => keys.has(value)))
      }
      className={styles.chips ?? ''}
    >
      {options.map((option) => (
        <ToggleButton key={option.value} id={option.value} className={styles.chip ?? ''}>
          {option.picture}
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
