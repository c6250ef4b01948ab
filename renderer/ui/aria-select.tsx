import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import fields from './aria-field.module.css';
import styles from './aria-select.module.css';
import { Icon } from './Icon';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  /** The language the label is in, when it is not the page's. */
  readonly lang?: string;
}

/** One of many, in a list that opens. For a few, `Choice` shows them all. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <AriaSelect
      aria-label={label}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Button className={`${fields.box} ${styles.button}`}>
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className={fields.popover ?? ''}>
        <ListBox items={options} className={styles.list ?? ''}>
          {({ value: id, label: text, lang }) => (
            <ListBoxItem id={id} textValue={text} className={fields.option ?? ''}>
              {({ isSelected }) => (
                <>
                  <span lang={lang}>{text}</span>
                  {isSelected && <Icon name="check" />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
