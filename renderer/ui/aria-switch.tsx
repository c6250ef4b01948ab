import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import styles from './aria-switch.module.css';

/** On or off, applied at once. The words come before the switch, so that rows line up. */
export function Switch({
  label,
  hint,
  isSelected,
  onChange,
}: {
  readonly label: string;
  readonly hint?: string;
  readonly isSelected: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <SwitchField isSelected={isSelected} onChange={onChange} className={styles.field ?? ''}>
      <SwitchButton className={styles.button ?? ''}>
        <span className={styles.words}>
          <span className={styles.label}>{label}</span>
          {hint && <span className={styles.hint}>{hint}</span>}
        </span>
        <span className={styles.track} aria-hidden="true" />
      </SwitchButton>
    </SwitchField>
  );
}
