import { useTranslation } from 'react-i18next';
import { dayEvents, dayRibbon, type RibbonMark } from '#core/day-ribbon';
import type { DayEntry, ScheduleStatus } from '#core/schedule/types';
import { whenWriter } from '#core/when';
import { ask } from '../../bridge';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import styles from './Ribbon.module.css';

const percent = (part: number) => `${part * 100}%`;

/** The day from left to right: work time, what happened in it, now, and the next break. */
export function Ribbon() {
  const { t } = useTranslation('home');
  const { view, format } = useHome();
  const ribbon = dayRibbon(view.day, view.timeZone, view.now);
  const events = dayEvents(view.day);

  return (
    <section className={styles.section} aria-labelledby="ribbon-title">
      <header className={styles.header}>
        <h2 id="ribbon-title" className={styles.title}>
          {t('today.ribbon.title')}
        </h2>
        <Summary events={events} />
      </header>
      {ribbon === null ? (
        <NoWork />
      ) : (
        <>
          <div
            className={styles.ribbon}
            role="img"
            aria-label={t(
              ribbon.now === null ? 'today.ribbon.descriptionPast' : 'today.ribbon.description',
              {
                start: format.time(ribbon.startAt),
                end: format.time(ribbon.endAt),
                now: format.time(view.now),
              },
            )}
          >
            {ribbon.ranges.map(({ from, to }) => (
              <div
                key={from}
                className={styles.range}
                style={{ insetInlineStart: percent(from), inlineSize: percent(to - from) }}
              >
                {ribbon.now !== null && ribbon.now > from && (
                  <div
                    className={styles.passed}
                    style={{ inlineSize: percent(Math.min(1, (ribbon.now - from) / (to - from))) }}
                  />
                )}
              </div>
            ))}
            {ribbon.marks.map((mark) => (
              <Mark key={mark.entry.id} mark={mark} />
            ))}
            {ribbon.next !== null && (
              <div className={styles.next} style={{ insetInlineStart: percent(ribbon.next) }} />
            )}
            {ribbon.now !== null && (
              <div className={styles.now} style={{ insetInlineStart: percent(ribbon.now) }} />
            )}
          </div>
          <div className={styles.hours} aria-hidden="true">
            {ribbon.hours.map(({ at, position }) => (
              <span
                key={at}
                data-edge={position < 0.04 ? 'start' : position > 0.96 ? 'end' : undefined}
                style={{ insetInlineStart: percent(position) }}
              >
                {format.hour(at)}
              </span>
            ))}
          </div>
        </>
      )}
      {(ribbon !== null || events.length > 0) && <Events events={events} />}
    </section>
  );
}

/** A free day has no band; it says what is next. */
function NoWork() {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const { when } = whenWriter(view.look.locale, view.timeZone, view.now);
  const { nextBreakAt } = view.status;
  return (
    <p className={styles.empty}>
      <span>
        {t('today.ribbon.empty')}{' '}
        {nextBreakAt !== null && t('today.ribbon.nextOn', { when: when(nextBreakAt) })}
      </span>
      <Button kind="quiet" onClick={() => ask('home.open', 'settings')}>
        {t('today.ribbon.setHours')}
      </Button>
    </p>
  );
}

function Mark({ mark }: { readonly mark: RibbonMark }) {
  const { kind } = mark.entry;
  return (
    <div
      className={`${styles.mark} ${styles[kind]}`}
      style={{
        insetInlineStart: percent(mark.from),
        ...(kind === 'natural' && { inlineSize: percent(mark.to - mark.from) }),
      }}
    />
  );
}

function Summary({ events }: { readonly events: readonly DayEntry[] }) {
  const { t } = useTranslation('home');
  const count = (kind: string) => events.filter((entry) => entry.kind === kind).length;
  const done = count('session');
  const rests = count('natural');
  return (
    <p className={styles.summary}>
      {[
        done > 0 && t('today.ribbon.done', { count: done }),
        rests > 0 && t('today.ribbon.rests', { count: rests }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}

/** What comes next is due already. */
const duePhases: ReadonlySet<ScheduleStatus['phase']> = new Set(['waiting', 'reminding', 'held']);

/** The same in words, the latest first; also what explains the signs. */
function Events({ events }: { readonly events: readonly DayEntry[] }) {
  const { t } = useTranslation('home');
  const { view, format } = useHome();
  const { nextBreakAt } = view.day;
  const isDue = duePhases.has(view.status.phase);
  return (
    <ol className={styles.events} aria-label={t('today.ribbon.list')}>
      {nextBreakAt !== null && (
        <li className={styles.event}>
          <span className={`${styles.sign} ${styles.nextSign}`} aria-hidden="true" />
          <span>{t(isDue ? 'today.ribbon.due' : 'today.ribbon.next')}</span>
          <span className={styles.time}>{format.time(nextBreakAt)}</span>
        </li>
      )}
      {events.toReversed().map((entry) => (
        <li key={entry.id} className={styles.event}>
          <span className={`${styles.sign} ${styles[entry.kind]}`} aria-hidden="true" />
          <span>
            {t(
              entry.kind === 'session' && entry.toAt === null
                ? 'today.ribbon.running'
                : `today.ribbon.${entry.kind}`,
            )}
          </span>
          <span className={styles.time}>
            {entry.kind === 'natural' && entry.toAt !== null
              ? t('today.ribbon.between', {
                  from: format.time(entry.fromAt),
                  to: format.time(entry.toAt),
                })
              : format.time(entry.fromAt)}
          </span>
        </li>
      ))}
      {events.length === 0 && nextBreakAt === null && (
        <li className={styles.nothing}>{t('today.ribbon.nothing')}</li>
      )}
    </ol>
  );
}
