import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryMove } from '#core/contract';
import { type Form, forms } from '#core/forms';
import { doseAt } from '#core/moves/dose';
import { inForm, type Move } from '#core/moves/move-file';
import { wordKey } from '#core/moves/words';
import { ask } from '../../bridge';
import { Choice } from '../../ui/aria-choice';
import { Switch } from '../../ui/aria-switch';
import { Button } from '../../ui/Button';
import { doseInWords } from '../../ui/dose-in-words';
import { useHome } from '../context';
import { FigureOnDisc } from '../FigureOnDisc';
import { PageTitle } from '../PageTitle';
import { useSummary } from '../useSummary';
import styles from './MovePage.module.css';
import { RemoveMove } from './RemoveMove';

/** All there is to know about a move, with the figure to turn. */
export function MovePage({
  entry: { move, own },
  onBack,
}: {
  readonly entry: LibraryMove;
  readonly onBack: () => void;
}) {
  const { t } = useTranslation('home');
  const back = useRef<HTMLButtonElement>(null);
  const [form, setForm] = useState<Form>('standard');
  const ownForms = forms.filter((each) => each === 'standard' || move.forms?.[each]);

  useEffect(() => {
    back.current?.focus();
    window.scrollTo(0, 0);
  }, []);

  return (
    <article className={styles.page}>
      <Button ref={back} kind="quiet" icon="chevron" className={styles.back} onClick={onBack}>
        {t('moves.detail.all')}
      </Button>
      <div className={styles.top}>
        <div className={styles.stage}>
          <FigureOnDisc move={move} form={form} moving turnable />
          <p className={styles.turn}>{t('moves.detail.turnHint')}</p>
        </div>
        <div className={styles.intro}>
          <p className={styles.kind}>
            {[
              t(`moves.kind.${move.kind}`),
              ...inForm(move, form).positions.map((position) => t(`moves.position.${position}`)),
            ].join(' · ')}
          </p>
          <PageTitle title={t(wordKey(move, form, 'name'))} text={t(`moves:${move.id}.does`)} />
          {ownForms.length > 1 && (
            <Choice<Form>
              label={t('moves.detail.forms')}
              value={form}
              options={ownForms.map((value) => ({ value, label: t(`moves.detail.${value}`) }))}
              onChange={setForm}
            />
          )}
          <div className={styles.actions}>
            <Button
              kind="primary"
              size="l"
              icon="play"
              onClick={() => ask('break.start', { what: 'moves', moves: [move.id] })}
            >
              {t('moves.detail.practise')}
            </Button>
          </div>
          <InBreaks id={move.id} />
          {own && <RemoveMove id={move.id} onRemoved={onBack} />}
        </div>
      </div>
      <div className={styles.facts}>
        <Steps words={wordKey(move, form, 'steps')} />
        <Dose move={move} />
        <Muscles move={move} />
        <Forms id={move.id} />
        <Needs move={inForm(move, form)} />
        <Cautions move={move} />
      </div>
    </article>
  );
}

function InBreaks({ id }: { readonly id: string }) {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const off = view.settings.body.disabledMoves;
  return (
    <Switch
      label={t('moves.detail.inBreaks')}
      hint={t('moves.detail.inBreaksHint')}
      isSelected={!off.includes(id)}
      onChange={(on) =>
        ask('settings.change', {
          path: 'body.disabledMoves',
          value: on ? off.filter((other) => other !== id) : [...off, id],
        })
      }
    />
  );
}

function Steps({ words }: { readonly words: string }) {
  const { t } = useTranslation('home');
  const steps = t(words, { returnObjects: true, defaultValue: [] }) as unknown;
  if (!Array.isArray(steps)) return null;
  return (
    <section className={styles.steps}>
      <h2>{t('moves.detail.steps')}</h2>
      <ol>
        {steps.map((step) => (
          <li key={String(step)}>{String(step)}</li>
        ))}
      </ol>
    </section>
  );
}

function Dose({ move }: { readonly move: Move }) {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const { summary } = useSummary();
  const progress = summary?.moves.find(({ id }) => id === move.id);
  const dose = progress?.dose ?? doseAt(move, 0);
  return (
    <section>
      <h2>{t('moves.detail.dose')}</h2>
      <p>
        <strong>{doseInWords(t, dose, move.sides, view.look.locale)}</strong>
      </p>
      <p>{t('moves.detail.doseGrows')}</p>
    </section>
  );
}

function Muscles({ move }: { readonly move: Move }) {
  const { t } = useTranslation('home');
  return (
    <section>
      <h2>{t('moves.detail.muscles')}</h2>
      <dl className={styles.muscles}>
        {move.muscles.map((muscle) => (
          <div key={muscle}>
            <dt>{t(`break:muscles.${muscle}.name`)}</dt>
            <dd>{t(`break:muscles.${muscle}.does`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Forms({ id }: { readonly id: string }) {
  const { t } = useTranslation('home');
  return (
    <>
      {(['easier', 'harder'] as const).map((way) => {
        const words = t(`moves:${id}.${way}`, { defaultValue: '' });
        return (
          words && (
            <section key={way}>
              <h2>{t(`moves.detail.${way}`)}</h2>
              <p>{words}</p>
            </section>
          )
        );
      })}
    </>
  );
}

function Needs({ move }: { readonly move: Pick<Move, 'needs' | 'needsOneOf'> }) {
  const { t } = useTranslation('home');
  const { format } = useHome();
  const name = (item: string) => t(`moves.need.${item}`);
  const all = move.needs.map(name);
  const one = (move.needsOneOf ?? []).map(name);
  return (
    <section>
      <h2>{t('moves.detail.needs')}</h2>
      {all.length === 0 && one.length === 0 && <p>{t('moves.detail.needsNothing')}</p>}
      {all.length > 0 && <p>{format.list(all)}</p>}
      {one.length > 0 && <p>{format.list(one, 'disjunction')}</p>}
    </section>
  );
}

function Cautions({ move }: { readonly move: Move }) {
  const { t } = useTranslation('home');
  if (move.cautions.length === 0) return null;
  return (
    <section>
      <h2>{t('moves.detail.cautions')}</h2>
      <ul className={styles.cautions}>
        {move.cautions.map((caution) => (
          <li key={caution}>{t(`break:cautions.${caution}`)}</li>
        ))}
      </ul>
    </section>
  );
}
