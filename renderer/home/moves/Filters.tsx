import { useTranslation } from 'react-i18next';
import type { LibraryFilter } from '#core/moves/library-filter';
import { groupNames, kinds, positions } from '#core/moves/vocabulary';
import { equipment } from '#core/settings';
import { Select } from '../../ui/aria-select';
import { Switch } from '../../ui/aria-switch';
import styles from './Moves.module.css';

/** What of the library is on show. */
export function Filters({
  filter,
  onChange,
  onlyHere,
  onOnlyHereChange,
}: {
  readonly filter: LibraryFilter;
  readonly onChange: (filter: LibraryFilter) => void;
  readonly onlyHere: boolean;
  readonly onOnlyHereChange: (only: boolean) => void;
}) {
  const { t } = useTranslation('home');

  function choice<K extends keyof LibraryFilter>(
    key: K,
    label: string,
    values: readonly LibraryFilter[K][],
    name: (value: LibraryFilter[K]) => string,
  ) {
    return (
      <div className={styles.filter}>
        <span className={styles.filterLabel} aria-hidden="true">
          {label}
        </span>
        <Select<string>
          label={label}
          value={filter[key]}
          options={[
            { value: 'any', label: t('moves.any') },
            ...values.map((value) => ({ value: value as string, label: name(value) })),
          ]}
          onChange={(value) => onChange({ ...filter, [key]: value })}
        />
      </div>
    );
  }

  return (
    <fieldset className={styles.filters} aria-label={t('moves.filters')}>
      {choice('kind', t('moves.filterKind'), kinds, (kind) => t(`moves.kind.${kind}`))}
      {choice('need', t('moves.filterNeeds'), ['nothing', ...equipment], (need) =>
        need === 'nothing' ? t('moves.nothingNeeded') : t(`moves.need.${need}`),
      )}
      {choice('position', t('moves.filterPosition'), positions, (position) =>
        t(`moves.position.${position}`),
      )}
      {choice('group', t('moves.filterMuscle'), groupNames, (group) => t(`moves.group.${group}`))}
      <div className={styles.here}>
        <Switch label={t('moves.onlyMine')} isSelected={onlyHere} onChange={onOnlyHereChange} />
      </div>
    </fieldset>
  );
}
