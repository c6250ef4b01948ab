import { Button } from 'react-aria-components/Button';
import { Menu as AriaMenu, type Key, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import fields from './aria-field.module.css';
import { buttonClass } from './Button';
import { Icon, type IconName } from './Icon';

/** A button that offers a few things to do. */
export function Menu<T extends string>({
  label,
  icon,
  title,
  items,
  onChoose,
}: {
  readonly label: string;
  readonly icon: IconName;
  /** Names the list for a screen reader. */
  readonly title: string;
  readonly items: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T) => void;
}) {
  const choose = (key: Key) => {
    const chosen = items.find((item) => item.value === key);
    if (chosen) onChoose(chosen.value);
  };
  return (
    <MenuTrigger>
      <Button className={buttonClass('plain')}>
        <Icon name={icon} />
        <span>{label}</span>
      </Button>
      <Popover className={fields.popover ?? ''}>
        <AriaMenu aria-label={title} onAction={choose}>
          {items.map((item) => (
            <MenuItem key={item.value} id={item.value} className={fields.option ?? ''}>
              {item.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
