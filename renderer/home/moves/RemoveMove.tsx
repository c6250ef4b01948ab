import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../bridge';
import { Dialog, DialogActions } from '../../ui/aria-dialog';
import { Button } from '../../ui/Button';
import { useHome } from '../context';

/** Takes one of the person's own moves out of the library, when they are sure. */
export function RemoveMove({
  id,
  onRemoved,
}: {
  readonly id: string;
  readonly onRemoved: () => void;
}) {
  const { t } = useTranslation('home');
  const { reloadLibrary } = useHome();
  const [asking, setAsking] = useState(false);

  async function remove(): Promise<void> {
    await call('moves.remove', { id });
    onRemoved();
    reloadLibrary();
  }

  return (
    <div>
      <Button onClick={() => setAsking(true)}>{t('moves.detail.removeOwn')}</Button>
      <Dialog
        title={t('moves.detail.removeAsk', { move: t(`moves:${id}.name`) })}
        isOpen={asking}
        isAlert
        onClose={() => setAsking(false)}
      >
        <p>{t('moves.detail.removeText')}</p>
        <DialogActions>
          <Button autoFocus onClick={() => setAsking(false)}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" onClick={() => void remove()}>
            {t('common.remove')}
          </Button>
        </DialogActions>
      </Dialog>
    </div>
  );
}
