import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField } from 'react-aria-components/SearchField';
import fields from './aria-field.module.css';
import styles from './aria-search.module.css';
import { Icon } from './Icon';

/** A box to search by; Escape empties it. */
export function Search({
  label,
  clearLabel,
  value,
  onChange,
}: {
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  return (
    <SearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={styles.search ?? ''}
    >
      <div className={`${fields.box} ${styles.box}`}>
        <Icon name="search" />
        <Input placeholder={label} className={`${fields.input} ${styles.input}`} />
        {value !== '' && (
          <Button aria-label={clearLabel} className={fields.step ?? ''}>
            <Icon name="close" />
          </Button>
        )}
      </div>
    </SearchField>
  );
}
