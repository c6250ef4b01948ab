import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryMove } from '#core/contract';
import { FigureOnDisc } from '../FigureOnDisc';
import styles from './Moves.module.css';

/** A move on the shelf: still until pointed at or reached by keyboard. */
export function MoveCard({
  entry: { move, own },
  isOff,
  focused,
  onOpen,
}: {
  readonly entry: LibraryMove;
  readonly isOff: boolean;
  /** Takes the focus back when its page is closed. */
  readonly focused: boolean;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation('home');
  const [isPointedAt, setPointedAt] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const card = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) card.current?.focus();
  }, [focused]);
  const name = t(`moves:${move.id}.name`);
  return (
    <button
      ref={card}
      type="button"
      className={styles.card}
      data-off={isOff || undefined}
      onClick={onOpen}
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={(event) => setFocused(event.target.matches(':focus-visible'))}
      onBlur={() => setFocused(false)}
    >
      <span className={styles.picture} aria-hidden="true">
        <FigureOnDisc move={move} moving={isPointedAt || isFocused} />
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.kind}>
        {[isOff && t('moves.isOff'), own && t('moves.own'), t(`moves:${move.id}.does`)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  );
}
