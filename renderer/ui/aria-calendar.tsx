import { type CalendarDate, parseDate } from '@internationalized/date';
import { Button } from 'react-aria-components/Button';
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  RangeCalendar,
} from 'react-aria-components/RangeCalendar';
import styles from './aria-calendar.module.css';
import { Icon } from './Icon';

/** A month to choose a day or a span of days from; `isMarked` days carry a dot. */
export function DayRangePicker({
  label,
  previous,
  next,
  today,
  isMarked,
  onChoose,
}: {
  readonly label: string;
  readonly previous: string;
  readonly next: string;
  /** `YYYY-MM-DD`, like all days here: the month shown first. */
  readonly today: string;
  readonly isMarked: (day: string) => boolean;
  readonly onChoose: (first: string, last: string) => void;
}) {
  return (
    <RangeCalendar<CalendarDate>
      aria-label={label}
      value={null}
      defaultFocusedValue={parseDate(today)}
      onChange={(range) => {
        if (range) onChoose(range.start.toString(), range.end.toString());
      }}
      className={styles.calendar ?? ''}
    >
      <header className={styles.header}>
        <Button slot="previous" aria-label={previous} className={styles.turn ?? ''}>
          <Icon name="chevron" />
        </Button>
        <CalendarHeading className={styles.heading ?? ''} />
        <Button slot="next" aria-label={next} className={`${styles.turn} ${styles.forward}`}>
          <Icon name="chevron" />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short" className={styles.grid ?? ''}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => (
            <CalendarCell
              date={date}
              className={`${styles.day} ${isMarked(date.toString()) ? styles.marked : ''} ${
                date.toString() === today ? styles.today : ''
              }`}
            />
          )}
        </CalendarGridBody>
      </CalendarGrid>
    </RangeCalendar>
  );
}
