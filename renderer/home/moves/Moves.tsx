import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryMove } from '#core/contract';
import { bodyOf, whyNot } from '#core/moves/eligibility';
import { everyMove, passesFilter } from '#core/moves/library-filter';
import type { Kind } from '#core/moves/vocabulary';
import { Button } from '../../ui/Button';
import { useHome } from '../context';
import { PageTitle } from '../PageTitle';
import { Pending } from '../Pending';
import { Filters } from './Filters';
import { ImportMoves } from './ImportMoves';
import { MoveCard } from './MoveCard';
import { MovePage } from './MovePage';
import styles from './Moves.module.css';
import { PackQuestion } from './PackQuestion';
import { Packs } from './Packs';

/** The library: every move there is, a page for each, and what is asked about a file of moves. */
export function Moves() {
  return (
    <>
      <Library />
      <PackQuestion />
    </>
  );
}

function Library() {
  const { t } = useTranslation('home');
  const { view, library } = useHome();
  const [openId, setOpenId] = useState<string | null>(null);
  const [lastOpenId, setLastOpenId] = useState<string | null>(null);
  const [filter, setFilter] = useState(everyMove);
  const [onlyHere, setOnlyHere] = useState(false);

  if (library === null) {
    return (
      <>
        <PageTitle title={t('moves.title')} />
        <Pending />
      </>
    );
  }
  const open = library.find(({ move }) => move.id === openId);
  if (open) {
    return (
      <MovePage
        key={open.move.id}
        entry={open}
        onBack={() => {
          setLastOpenId(openId);
          setOpenId(null);
        }}
      />
    );
  }

  const here = { ...bodyOf(view.settings), disabledMoves: [] };
  const shown = library.filter(
    ({ move }) => passesFilter(move, filter) && (!onlyHere || whyNot(move, here) === null),
  );
  return (
    <>
      <PageTitle title={t('moves.title')} text={t('moves.intro', { count: library.length })} />
      <Filters
        filter={filter}
        onChange={setFilter}
        onlyHere={onlyHere}
        onOnlyHereChange={setOnlyHere}
      />
      <p role="status" className="visually-hidden">
        {t('moves.found', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <p className={styles.none}>
          {t('moves.none')}
          <Button
            onClick={() => {
              setFilter(everyMove);
              setOnlyHere(false);
            }}
          >
            {t('moves.clear')}
          </Button>
        </p>
      ) : (
        libraryOrder.map((kind) => (
          <Shelf
            key={kind}
            kind={kind}
            entries={shown.filter(({ move }) => move.kind === kind)}
            focusedId={lastOpenId}
            onOpen={setOpenId}
          />
        ))
      )}
      <ImportMoves />
      <Packs />
    </>
  );
}

/** What helps most comes first. */
const libraryOrder: readonly Kind[] = ['strengthen', 'stretch', 'warm-up'];

function Shelf({
  kind,
  entries,
  focusedId,
  onOpen,
}: {
  readonly kind: Kind;
  readonly entries: readonly LibraryMove[];
  readonly focusedId: string | null;
  readonly onOpen: (id: string) => void;
}) {
  const { t } = useTranslation('home');
  const { view } = useHome();
  if (entries.length === 0) return null;
  return (
    <section className={styles.shelf} aria-labelledby={`kind-${kind}`}>
      <header>
        <h2 id={`kind-${kind}`} className={styles.shelfTitle}>
          {t(`moves.kind.${kind}`)}
        </h2>
        <p className={styles.shelfText}>{t(`moves.kindText.${kind}`)}</p>
      </header>
      <ul className={styles.grid}>
        {entries.map((entry) => (
          <li key={entry.move.id}>
            <MoveCard
              entry={entry}
              isOff={view.settings.body.disabledMoves.includes(entry.move.id)}
              focused={entry.move.id === focusedId}
              onOpen={() => onOpen(entry.move.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
