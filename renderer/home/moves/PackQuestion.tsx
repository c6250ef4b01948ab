import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportReport, PackOffer } from '#core/contract';
import { call } from '../../bridge';
import { Dialog, DialogActions } from '../../ui/aria-dialog';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { Problems } from './ImportMoves';
import styles from './PackQuestion.module.css';

type Answer = 'add' | 'keepMine' | 'no';

/** Asks whether the moves of a file that somebody has opened are to be added. */
export function PackQuestion() {
  const { t } = useTranslation('home');
  const { view, reloadLibrary } = useHome();
  const { pack } = view;
  const [outcome, setOutcome] = useState<{ file: string; report: ImportReport } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function answer({ id, file }: PackOffer, said: Answer): Promise<void> {
    setFailure(null);
    try {
      const report = await call('packs.answer', { id, answer: said });
      if (said === 'no') return;
      setOutcome({ file, report });
      reloadLibrary();
    } catch (error) {
      setFailure(t('common.failed', { reason: String(error) }));
    }
  }

  if (outcome) return <Outcome {...outcome} onClose={() => setOutcome(null)} />;
  if (pack === null) return null;
  const no = () => void answer(pack, 'no');
  return pack.kind === 'refused' ? (
    <Dialog title={t('packs.refused.title', { file: pack.file })} isOpen isAlert onClose={no}>
      <p>{t('packs.refused.text')}</p>
      <Problems problems={pack.problems} />
      <DialogActions>
        <Button kind="primary" autoFocus onClick={no}>
          {t('packs.close')}
        </Button>
      </DialogActions>
    </Dialog>
  ) : (
    <Dialog title={t('packs.ask.title')} isOpen onClose={no}>
      <About offer={pack} />
      {failure && <p role="alert">{failure}</p>}
      <Answers offer={pack} onAnswer={(said) => void answer(pack, said)} />
    </Dialog>
  );
}

type Question = Extract<PackOffer, { kind: 'question' }>;

/** Whose they are, what for, and which. */
function About({ offer: { words, moves } }: { readonly offer: Question }) {
  const { t } = useTranslation('home');
  return (
    <>
      <div>
        <p className={styles.name}>{words.name}</p>
        {words.author !== '' && <p>{t('packs.ask.by', { author: words.author })}</p>}
      </div>
      {words.note !== '' && <p className={styles.note}>{words.note}</p>}
      <ul className={styles.moves}>
        {moves.map(({ id, name, isMine }) => (
          <li key={id}>
            {name}
            {isMine && <span className={styles.mine}>{t('packs.ask.replaces')}</span>}
          </li>
        ))}
      </ul>
      <p className={styles.care}>{t('packs.ask.care')}</p>
    </>
  );
}

function Answers({
  offer: { moves },
  onAnswer,
}: {
  readonly offer: Question;
  readonly onAnswer: (said: Answer) => void;
}) {
  const { t } = useTranslation('home');
  const mine = moves.filter(({ isMine }) => isMine).length;
  return (
    <DialogActions>
      <Button autoFocus onClick={() => onAnswer('no')}>
        {t('common.cancel')}
      </Button>
      {mine > 0 && mine < moves.length && (
        <Button onClick={() => onAnswer('keepMine')}>{t('packs.ask.keep')}</Button>
      )}
      <Button kind="primary" onClick={() => onAnswer('add')}>
        {t(mine > 0 ? 'packs.ask.replace' : 'packs.ask.add')}
      </Button>
    </DialogActions>
  );
}

function Outcome({
  file,
  report: { added, problems },
  onClose,
}: {
  readonly file: string;
  readonly report: ImportReport;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('home');
  const title =
    added.length > 0
      ? t('moves.import.added', { count: added.length })
      : t('packs.refused.title', { file });
  return (
    <Dialog title={title} isOpen isAlert onClose={onClose}>
      <Problems problems={problems} />
      <DialogActions>
        <Button kind="primary" autoFocus onClick={onClose}>
          {t('packs.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
