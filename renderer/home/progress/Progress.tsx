import { useTranslation } from 'react-i18next';
import { PageTitle } from '../PageTitle';
import { Pending } from '../Pending';
import { useSummary } from '../useSummary';
import { BodyMap } from './BodyMap';
import { ComfortChart } from './ComfortChart';
import { Data } from './Data';
import { Doses } from './Doses';
import { HeatMap } from './HeatMap';
import { Invitation } from './Invitation';
import { Words } from './Words';

/** What the breaks come to: in words first, then in pictures; and the data itself. */
export function Progress() {
  const { t } = useTranslation('home');
  const { summary, reload } = useSummary();
  const isEmpty = summary?.days.every((day) => day.done + day.half === 0) ?? false;
  return (
    <>
      <PageTitle title={t('progress.title')} />
      {summary === null && <Pending />}
      {summary && isEmpty && <Invitation />}
      {summary && !isEmpty && (
        <>
          <Words summary={summary} />
          <HeatMap days={summary.days} />
          <BodyMap days={summary.days} />
          <Doses moves={summary.moves} />
        </>
      )}
      {summary && (!isEmpty || summary.comfort.length > 0) && (
        <ComfortChart answers={summary.comfort} />
      )}
      {summary && <Data onChange={reload} />}
    </>
  );
}
