import { Time } from '@internationalized/date';
import { useEffect, useState } from 'react';
import { DateInput, DateSegment, TimeField } from 'react-aria-components/TimeField';
import { formatTimeOfDay, parseTimeOfDay } from '#core/time-of-day';
import fields from './aria-field.module.css';
import styles from './aria-time.module.css';

/**
 * A time of day, `HH:MM`, written as the person's language writes it. Half-typed times are
 * kept here; the new time is told when the field is left or Enter is pressed.
 */
export function TimeOfDay({
  label,
  value,
  isInvalid = false,
  describedBy,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const [draft, setDraft] = useState<Time | null>(() => timeOf(value));
  useEffect(() => setDraft(timeOf(value)), [value]);

  function tell(): void {
    if (draft === null) {
      setDraft(timeOf(value));
      return;
    }
    const text = formatTimeOfDay(draft.hour * 60 + draft.minute);
    if (text !== value) onChange(text);
  }

  return (
    <TimeField
      aria-label={label}
      {...(describedBy && { 'aria-describedby': describedBy })}
      value={draft}
      onChange={setDraft}
      isInvalid={isInvalid}
      shouldForceLeadingZeros
      onBlur={tell}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tell();
      }}
    >
      <DateInput className={`${fields.box} ${styles.input}`}>
        {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
      </DateInput>
    </TimeField>
  );
}

function timeOf(text: string): Time {
  const minutes = parseTimeOfDay(text);
  return new Time(Math.floor(minutes / 60), minutes % 60);
}
