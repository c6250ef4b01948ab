import { useTranslation } from 'react-i18next';
import { PageTitle } from '../PageTitle';
import { useSummary } from '../useSummary';
import { BodyMap } from './BodyMap';
import { ComfortChart } from './ComfortChart';
import { Data } from './Data';
import { Doses } from './Doses';
import { HeatMap } from './HeatMap';
import styles from './Progress.module.css';
import { Words } from './Words';

/** What the breaks come to: in words first, then in pictures; and the data itself. */
export function Progress() {
  const { t } = useTranslation('home');
  const { summary, reload } = useSummary();
  const isEmpty = summary?.days.every((day) => day.done + day.half === 0) ?? false;
  return (
    <>
      <PageTitle title={t('progress.title')} />
      {summary && (
        <>
          {isEmpty ? (
            <p className={styles.empty}>{t('progress.empty')}</p>
          ) : (
            <Words summary={summary} />
          )}
          <HeatMap days={summary.days} />
          <BodyMap days={summary.days} />
          <Doses moves={summary.moves} />
          <ComfortChart answers={summary.comfort} />
          <Data onChange={reload} />
        </>
      )}
    </>
  );
}
