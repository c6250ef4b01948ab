import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` is the one thing to do here; at most one on show. */
  readonly kind?: 'primary' | 'plain' | 'quiet';
  readonly size?: 'm' | 'l';
  readonly icon?: IconName;
}

export function Button({
  kind = 'plain',
  size = 'm',
  icon,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={[buttonClass(kind, size), className].filter(Boolean).join(' ')}
    >
      {icon && <Icon name={icon} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

/** The look of a button, for one that a library draws. */
export function buttonClass(
  kind: NonNullable<ButtonProps['kind']>,
  size: NonNullable<ButtonProps['size']> = 'm',
): string {
  return [styles.button, styles[kind], styles[size]].join(' ');
}
