import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import fields from './aria-field.module.css';
import styles from './aria-text.module.css';

/** A line to write in, or a few. */
export function TextEntry({
  label,
  value,
  longest,
  isLong = false,
  isRequired = false,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  /** In characters. */
  readonly longest: number;
  /** Whether it has room for several lines. */
  readonly isLong?: boolean;
  readonly isRequired?: boolean;
  readonly onChange: (text: string) => void;
}) {
  return (
    <TextField
      value={value}
      maxLength={longest}
      isRequired={isRequired}
      validationBehavior="aria"
      onChange={onChange}
      className={fields.field ?? ''}
    >
      <Label className={fields.label ?? ''}>{label}</Label>
      {isLong ? (
        <TextArea rows={3} className={`${fields.box} ${fields.input} ${styles.text}`} />
      ) : (
        <Input className={`${fields.box} ${fields.input} ${styles.text}`} />
      )}
    </TextField>
  );
}
