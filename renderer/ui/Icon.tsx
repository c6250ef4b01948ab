import styles from './Icon.module.css';

/** Strokes on a grid of 24, two wide, round ends. */
const shapes = {
  play: 'M8 5.5v13l10.5-6.5z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  back: 'M18 6l-8 6 8 6zM6 6v12',
  next: 'M6 6l8 6-8 6zM18 6v12',
  swap: 'M4 8h13M13.5 4.5 17 8l-3.5 3.5M20 16H7M10.5 12.5 7 16l3.5 3.5',
  hurt: 'M8 13V6.5a1.5 1.5 0 0 1 3 0V11M11 10.5v-5a1.5 1.5 0 0 1 3 0v5M14 11V6.5a1.5 1.5 0 0 1 3 0V14a6 6 0 0 1-6 6c-2.5 0-3.8-1-5-3l-2-3.6c-.4-.8 0-1.6.7-1.9.8-.3 1.5 0 1.9.7L8 14',
  check: 'M5 12.5l4.5 4.5L19 7',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  clock: 'M12 7v5l3 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  skip: 'M5 6l7 6-7 6M12 6l7 6-7 6',
  today:
    'M4.5 7.5a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4',
  moves:
    'M12 3.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM4 10.5c4 1 12 1 16 0M9.5 11.3V15L8 20.5M14.5 11.3V15l1.5 5.5M9.5 15h5',
  progress: 'M5 19.5v-6M12 19.5v-10M19 19.5v-15',
  settings:
    'M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9M15 5.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM9 14.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  help: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.7 9.5a2.4 2.4 0 1 1 3.4 2.2c-.8.4-1.1.9-1.1 1.8M12 16.5v.01',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.8v.01',
  add: 'M12 5v14M5 12h14',
  remove: 'M5 12h14',
  edit: 'M5 19l1-4L16 5l3 3L9 18z',
  search: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l4.5 4.5',
  sound: 'M5 9.5h3L12.5 6v12L8 14.5H5zM16 9a4.2 4.2 0 0 1 0 6M18.5 6.5a7.8 7.8 0 0 1 0 11',
  turn: 'M4 12c0-2.2 3.6-4 8-4s8 1.8 8 4-3.6 4-8 4M12 16l-2.5-2.5M12 16l-2.5 2.5',
  place:
    'M12 21c4-4.6 6.5-7.9 6.5-11a6.5 6.5 0 0 0-13 0c0 3.1 2.5 6.4 6.5 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  link: 'M13 5.5h5.5V11M18.5 5.5l-8 8M16 14.5v4H5.5V8h4',
  down: 'M6 9.5l6 6 6-6',
  chevron: 'M14.5 6l-6 6 6 6',
} as const;

export type IconName = keyof typeof shapes;

/** Those that point along the reading direction turn round with it. */
const directional: ReadonlySet<IconName> = new Set<IconName>(['back', 'next', 'skip', 'chevron']);
const filled: ReadonlySet<IconName> = new Set<IconName>(['play', 'back', 'next']);

/** A picture beside words: hidden from screen readers, as large as the text around it. */
export function Icon({ name }: { readonly name: IconName }) {
  const classes = [styles.icon, directional.has(name) && styles.directional].filter(Boolean);
  return (
    <svg className={classes.join(' ')} viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} className={filled.has(name) ? styles.filled : undefined} />
    </svg>
  );
}
