import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnPack } from '#core/moves/pack';
import { call } from '../../bridge';
import { Dialog, DialogActions } from '../../ui/aria-dialog';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import styles from './Packs.module.css';
import { SharePack } from './SharePack';

/** The packs of moves that the person has added, and their own moves as one file for others. */
export function Packs() {
  const { t } = useTranslation('home');
  const { library } = useHome();
  const [packs, setPacks] = useState<readonly OwnPack[]>([]);
  const own = library?.filter((entry) => entry.own).map(({ move }) => move) ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the library is what they follow.
  useEffect(() => {
    call('packs.all').then(setPacks, (error: unknown) => console.warn(String(error)));
  }, [library]);

  if (own.length === 0) return null;
  return (
    <section className={styles.packs} aria-labelledby="packs-title">
      <header className={styles.header}>
        <div>
          <h2 id="packs-title" className={styles.title}>
            {t('packs.title')}
          </h2>
          <p className={styles.muted}>{t('packs.text')}</p>
        </div>
        <SharePack moves={own} />
      </header>
      {packs.length > 0 && (
        <ul className={styles.list}>
          {packs.map((pack) => (
            <Pack key={pack.id} pack={pack} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Pack({ pack: { id, words, moves } }: { readonly pack: OwnPack }) {
  const { t } = useTranslation('home');
  const { format } = useHome();
  return (
    <li className={styles.pack}>
      <div className={styles.words}>
        <h3>{words.name}</h3>
        {words.author !== '' && <p>{t('packs.ask.by', { author: words.author })}</p>}
        {words.note !== '' && <p className={styles.note}>{words.note}</p>}
        <p className={styles.muted}>{format.list(moves.map((move) => t(`moves:${move}.name`)))}</p>
      </div>
      <RemovePack id={id} name={words.name} />
    </li>
  );
}

function RemovePack({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useTranslation('home');
  const { reloadLibrary } = useHome();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  function remove(): void {
    call('packs.remove', { id })
      .then(
        () => setAsking(false),
        (error: unknown) => setFailure(t('common.failed', { reason: String(error) })),
      )
      .finally(reloadLibrary);
  }

  return (
    <>
      <Button aria-label={`${t('common.remove')}: ${name}`} onClick={() => setAsking(true)}>
        {t('common.remove')}
      </Button>
      <Dialog
        title={t('packs.removeAsk', { pack: name })}
        isOpen={asking}
        isAlert
        onClose={() => setAsking(false)}
      >
        <p>{t('packs.removeText')}</p>
        {failure && <p role="alert">{failure}</p>}
        <DialogActions>
          <Button autoFocus onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" onClick={remove}>
            {t('common.remove')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
