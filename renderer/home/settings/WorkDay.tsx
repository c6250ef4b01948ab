import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Weekday, type WorkRange, weekdays } from '#core/settings';
import { parseTimeOfDay } from '#core/time-of-day';
import { copyDay, nextRange, type WorkHours } from '#core/work-hours-edit';
import { isOvernight, rangesOverlap } from '#core/work-range';
import { Choices } from '../../ui/aria-choice';
import { Dialog, DialogActions } from '../../ui/aria-dialog';
import { TimeOfDay } from '../../ui/aria-time';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useHome } from '../context';
import { weekOrder } from '../week-order';
import controls from './SettingControls.module.css';
import styles from './WorkHours.module.css';

type Change = (days: Partial<Record<Weekday, readonly WorkRange[]>>) => Promise<void>;

/** One day of the week: its ranges, another one, the same for other days. */
export function WorkDay({
  day,
  hours,
  onChange,
}: {
  readonly day: Weekday;
  readonly hours: WorkHours;
  readonly onChange: Change;
}) {
  const { t } = useTranslation('settings');
  const { format } = useHome();
  const ranges = hours[day];
  const name = format.weekday(day);
  const added = nextRange(ranges);
  const change = (next: readonly WorkRange[]) => void onChange({ [day]: next });

  return (
    <fieldset className={styles.day} aria-label={name} data-day={day}>
      <div className={styles.name}>
        <h3>{name}</h3>
        <DayBar ranges={ranges} />
      </div>
      <div className={styles.ranges}>
        {ranges.length === 0 && <p className={styles.free}>{t('workHours.free')}</p>}
        {ranges.map((range, i) => (
          <Range
            // biome-ignore lint/suspicious/noArrayIndexKey: a range has no other identity while edited
            key={i}
            label={{ day: name, n: format.number(i + 1) }}
            range={range}
            onChange={(next) => change(ranges.with(i, next))}
            onRemove={() => change(ranges.toSpliced(i, 1))}
          />
        ))}
        {rangesOverlap(ranges) && <p className={styles.overlap}>{t('workHours.overlap')}</p>}
      </div>
      <div className={styles.tools}>
        {added && (
          <button
            type="button"
            className={controls.icon}
            aria-label={t('workHours.addRangeTo', { day: name })}
            title={t('workHours.addRange')}
            onClick={() => change([...ranges, added])}
          >
            <Icon name="add" />
          </button>
        )}
        <CopyDay day={day} hours={hours} onChange={onChange} />
      </div>
    </fieldset>
  );
}

function Range({
  label,
  range,
  onChange,
  onRemove,
}: {
  readonly label: { readonly day: string; readonly n: string };
  readonly range: WorkRange;
  readonly onChange: (range: WorkRange) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('settings');
  const { format } = useHome();
  return (
    <div className={styles.range}>
      <RangeFields
        labels={{ start: t('workHours.startOf', label), end: t('workHours.endOf', label) }}
        range={range}
        onChange={onChange}
      >
        <button
          type="button"
          className={controls.icon}
          aria-label={t('workHours.removeRange', {
            day: label.day,
            start: format.timeOfDay(range.start),
            end: format.timeOfDay(range.end),
          })}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      </RangeFields>
    </div>
  );
}

/** Start and end of a range, what else there is to do with it, and what is to be known of it. */
export function RangeFields({
  labels,
  range,
  onChange,
  children,
}: {
  readonly labels: { readonly start: string; readonly end: string };
  readonly range: WorkRange;
  readonly onChange: (range: WorkRange) => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation('settings');
  const errorId = useId();
  const [isSame, setIsSame] = useState(false);

  function tell(next: WorkRange): void {
    setIsSame(next.start === next.end);
    if (next.start !== next.end) onChange(next);
  }

  return (
    <>
      <TimeOfDay
        label={labels.start}
        value={range.start}
        isInvalid={isSame}
        describedBy={isSame ? errorId : undefined}
        onChange={(start) => tell({ ...range, start })}
      />
      <span aria-hidden="true">–</span>
      <TimeOfDay
        label={labels.end}
        value={range.end}
        isInvalid={isSame}
        describedBy={isSame ? errorId : undefined}
        onChange={(end) => tell({ ...range, end })}
      />
      {children}
      {isOvernight(range) && <span className={styles.nextDay}>{t('workHours.nextDay')}</span>}
      {isSame && (
        <span id={errorId} className={styles.error} role="alert">
          {t('problem.sameTime')}
        </span>
      )}
    </>
  );
}

/** The day's ranges on a bar of 24 hours; what runs over midnight comes back in on the left. */
function DayBar({ ranges }: { readonly ranges: readonly WorkRange[] }) {
  const spans = ranges.flatMap((range) => {
    const start = parseTimeOfDay(range.start) / 1440;
    const end = parseTimeOfDay(range.end) / 1440;
    return isOvernight(range)
      ? [
          { from: start, to: 1 },
          { from: 0, to: end },
        ]
      : [{ from: start, to: end }];
  });
  return (
    <div className={styles.bar} aria-hidden="true">
      {spans.map(({ from, to }) => (
        <span
          key={from}
          style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%` }}
        />
      ))}
    </div>
  );
}

function CopyDay({
  day,
  hours,
  onChange,
}: {
  readonly day: Weekday;
  readonly hours: WorkHours;
  readonly onChange: Change;
}) {
  const { t } = useTranslation('settings');
  const { t: tHome } = useTranslation('home');
  const { format } = useHome();
  const [chosen, setChosen] = useState<readonly Weekday[] | null>(null);
  const name = format.weekday(day);
  const others = weekOrder(format.locale).filter((other) => other !== day);
  const workingDays = weekdays.filter((other) => other !== day && hours[other].length > 0);

  return (
    <>
      <Button kind="quiet" onClick={() => setChosen(workingDays)}>
        {t('workHours.copy')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      <Dialog
        title={t('workHours.copyTitle', { day: name })}
        isOpen={chosen !== null}
        onClose={() => setChosen(null)}
      >
        <Choices
          label={t('weekdays.label')}
          values={chosen ?? []}
          options={others.map((other) => ({ value: other, label: format.weekday(other) }))}
          onChange={setChosen}
        />
        <div className={controls.group}>
          <Button kind="quiet" onClick={() => setChosen(workingDays)}>
            {t('workHours.copyWorkdays')}
          </Button>
          <Button kind="quiet" onClick={() => setChosen(others)}>
            {t('workHours.copyAll')}
          </Button>
        </div>
        <DialogActions>
          <Button onClick={() => setChosen(null)}>{tHome('common.cancel')}</Button>
          <Button
            kind="primary"
            disabled={!chosen?.length}
            onClick={() => {
              const copied = copyDay(hours, day, chosen ?? []);
              setChosen(null);
              void onChange(Object.fromEntries((chosen ?? []).map((to) => [to, copied[to]])));
            }}
          >
            {t('workHours.copyApply')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
