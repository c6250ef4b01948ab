import { Button } from 'react-aria-components/Button';
import { Group } from 'react-aria-components/Group';
import { Input } from 'react-aria-components/Input';
import { NumberField } from 'react-aria-components/NumberField';
import fields from './aria-field.module.css';
import styles from './aria-number.module.css';
import { Icon } from './Icon';

/** A whole number with its unit; typed, stepped, or turned with the wheel while focused. */
export function NumberBox({
  label,
  unit,
  value,
  min,
  max,
  describedBy,
  onChange,
}: {
  /** For the screen reader: the visible words stand in the row. */
  readonly label: string;
  readonly unit?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly describedBy?: string | undefined;
  readonly onChange: (value: number) => void;
}) {
  return (
    <NumberField
      aria-label={label}
      {...(describedBy && { 'aria-describedby': describedBy })}
      value={value}
      minValue={min}
      maxValue={max}
      formatOptions={{ maximumFractionDigits: 0 }}
      onChange={(next) => {
        if (!Number.isNaN(next) && next !== value) onChange(next);
      }}
    >
      <Group className={fields.box ?? ''}>
        <Button slot="decrement" className={fields.step ?? ''}>
          <Icon name="remove" />
        </Button>
        <Input className={`${fields.input} ${styles.input}`} />
        {unit && <span className={fields.unit}>{unit}</span>}
        <Button slot="increment" className={fields.step ?? ''}>
          <Icon name="add" />
        </Button>
      </Group>
    </NumberField>
  );
}
