import type { SessionAction, SessionWindowView } from '#core/contract';

/** What a key asks for, or null when it means nothing just now. */
export function actionOfKey(
  key: string,
  view: SessionWindowView,
  rightToLeft: boolean,
  now: number,
): SessionAction | null {
  const { session } = view;
  const over = session.phase === 'done';
  switch (key) {
    case ' ':
      if (over) return null;
      return session.pausedAt === null ? 'pause' : 'resume';
    case 'ArrowLeft':
    case 'ArrowRight': {
      const forward = (key === 'ArrowRight') !== rightToLeft;
      if (forward) return session.canNext ? 'next' : null;
      return session.canBack ? 'back' : null;
    }
    case 'Escape':
      if (over) return 'close';
      return now >= view.stopFromAt ? 'finish' : null;
    default:
      return null;
  }
}
