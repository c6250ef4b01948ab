import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Move } from '#core/moves/move-file';
import { call } from '../../bridge';
import { Choices } from '../../ui/aria-choice';
import { Dialog, DialogActions } from '../../ui/aria-dialog';
import { TextEntry } from '../../ui/aria-text';
import { Button } from '../../ui/Button';
import styles from './SharePack.module.css';

/** As `core/moves/pack.ts` has them. */
const longest = { name: 80, author: 80, note: 600 };

/** Writes moves of one's own into a file for others. */
export function SharePack({ moves }: { readonly moves: readonly Move[] }) {
  const { t } = useTranslation('home');
  const [isOpen, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  return (
    <div className={styles.share}>
      <Button
        onClick={() => {
          setSaid(null);
          setOpen(true);
        }}
      >
        {t('packs.share.open')}
      </Button>
      <p role="status">{said}</p>
      <Dialog title={t('packs.share.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Form
          moves={moves}
          onDone={(path) => {
            setOpen(false);
            setSaid(path && t('packs.share.saved', { path }));
          }}
        />
      </Dialog>
    </div>
  );
}

function Form({
  moves,
  onDone,
}: {
  readonly moves: readonly Move[];
  /** Where it was saved; null when it was not. */
  readonly onDone: (path: string | null) => void;
}) {
  const { t } = useTranslation('home');
  const [words, setWords] = useState({ name: '', author: '', note: '' });
  const [chosen, setChosen] = useState<readonly string[]>(moves.map(({ id }) => id));
  const [failure, setFailure] = useState<string | null>(null);
  const isReady = words.name.trim() !== '' && chosen.length > 0;

  async function save(): Promise<void> {
    setFailure(null);
    try {
      const path = await call('packs.share', { words, moves: [...chosen] });
      if (path !== null) onDone(path);
    } catch (error) {
      setFailure(t('common.failed', { reason: String(error) }));
    }
  }

  const entry = (field: keyof typeof words) => ({
    label: t(`packs.share.${field}`),
    value: words[field],
    longest: longest[field],
    onChange: (text: string) => setWords({ ...words, [field]: text }),
  });
  return (
    <>
      <p className={styles.muted}>{t('packs.share.text')}</p>
      <TextEntry {...entry('name')} isRequired />
      <TextEntry {...entry('author')} />
      <TextEntry {...entry('note')} isLong />
      <p className={styles.label}>{t('packs.share.moves')}</p>
      <Choices
        label={t('packs.share.moves')}
        values={chosen}
        options={moves.map(({ id }) => ({ value: id, label: t(`moves:${id}.name`) }))}
        onChange={setChosen}
      />
      {failure && <p role="alert">{failure}</p>}
      <DialogActions>
        <Button onClick={() => onDone(null)}>{t('common.cancel')}</Button>
        <Button kind="primary" disabled={!isReady} onClick={() => void save()}>
          {t('packs.share.save')}
        </Button>
      </DialogActions>
    </>
  );
}
