/** A move of the person's own: one of ours with another name and words of its own. */
import { plainMove } from '../core/moves/support';

export const ownMoveText = {
  name: 'Desk stretch',
  does: 'Opens the shoulders.',
  steps: ['Stand up.'],
  cues: { ready: 'Get ready', out: 'Out', hold: 'Hold', stretch: 'Stay', back: 'Back' },
};

export const ownMove = (id = 'desk-stretch') => ({
  ...plainMove('doorway-stretch'),
  id,
  text: ownMoveText,
});
