import { useEffect, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { lengthInWords } from '#core/length';
import { offeredPauses } from '#core/pause';
import { ask, call } from '../../bridge';
import { say } from '../../i18n';
import { Menu } from '../../ui/aria-menu';
import { Switch } from '../../ui/aria-switch';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { FigureOnDisc } from '../FigureOnDisc';
import { ComfortQuestion } from './ComfortQuestion';
import { headline } from './headline';
import { Plan } from './Plan';
import { Ribbon } from './Ribbon';
import { Routine } from './Routine';
import styles from './Today.module.css';

/** What is going on, the next break, and the day so far. */
export function Today() {
  const { t } = useTranslation('home');
  const { view, format } = useHome();
  const { title, hint } = headline(view, format);

  useEffect(() => {
    document.title = t('nav.today');
  }, [t]);

  return (
    <>
      <section className={styles.hero}>
        <div className={styles.words}>
          <p className={styles.date}>{format.day(view.day.day, 'weekday')}</p>
          <h1 id="title" className={styles.title}>
            <Trans t={t} i18nKey={title.key} values={title.params} components={{ b: <b /> }} />
          </h1>
          <p className={styles.hint}>{t(hint.key, { ...hint.params })}</p>
          <NextMoves />
          <Actions />
        </div>
        <NextFigure />
      </section>
      <Ribbon />
      <div className={styles.cards}>
        <ComfortQuestion />
        <Routine />
        <Plan />
      </div>
    </>
  );
}

function NextMoves() {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const [first, ...others] = view.next?.moves ?? [];
  if (!view.next || !first) {
    const note = view.next?.notes[0];
    return <p className={styles.reason}>{note ? say(note) : t('today.nothingPossible')}</p>;
  }
  return (
    <div className={styles.next}>
      <h2 className={styles.eyebrow}>{t('today.nextMoves')}</h2>
      <p className={styles.names}>
        <strong>{t(`moves:${first.id}.name`)}</strong>
        {others.map((move) => (
          <span key={move.id}> {t('today.then', { move: t(`moves:${move.id}.name`) })}</span>
        ))}
      </p>
      <p className={styles.reason}>
        {say(first.reason)}{' '}
        <span className={styles.length}>{lengthInWords(view.next.seconds, view.look.locale)}</span>
      </p>
    </div>
  );
}

function NextFigure() {
  const { view, library } = useHome();
  const id = view.next?.moves[0]?.id;
  const move = library?.find((entry) => entry.move.id === id)?.move;
  return (
    <div className={styles.figure}>{move && <FigureOnDisc move={move} moving="rounds" />}</div>
  );
}

function Actions() {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { status } = view;

  function start(): void {
    call('break.start', { what: 'break' }).then(
      (why) => setRefusal(why === null ? null : t(why)),
      (error: unknown) => setRefusal(t('common.failed', { reason: String(error) })),
    );
  }

  if (status.pause && status.session === null) {
    return (
      <div className={styles.actions}>
        <Button kind="primary" size="l" icon="play" onClick={() => ask('resume')}>
          {t('today.resume')}
        </Button>
      </div>
    );
  }

  return (
    <>
      <div className={styles.actions}>
        {status.session === null && (
          <Button kind="primary" size="l" icon="play" onClick={start}>
            {t('today.start')}
          </Button>
        )}
        <Menu
          label={t('today.pause')}
          icon="pause"
          title={t('today.pauseFor')}
          items={offeredPauses.map((length) => ({
            value: `${length}`,
            label: t(`today.pauseChoice.${length}`),
          }))}
          onChoose={(chosen) => {
            const length = offeredPauses.find((each) => `${each}` === chosen);
            if (length) ask('pause', length);
          }}
        />
      </div>
      <p role="status" className={styles.refusal}>
        {refusal}
      </p>
      <div className={styles.meeting}>
        <Switch
          label={t('today.meeting')}
          hint={t('today.meetingHint')}
          isSelected={status.meeting}
          onChange={(on) => ask('meeting', on)}
        />
      </div>
    </>
  );
}
