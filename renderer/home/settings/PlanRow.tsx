import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Row } from './Row';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

const planIdeas = ['lunch', 'coffee', 'call'] as const;

/** An if-then plan: a moment of the day, and what follows it. */
export function PlanRow() {
  const { t } = useTranslation('settings');
  const path = 'body.plan';
  const { value, problem, change } = useSetting(path);
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <Row path={path} problem={problem} wide>
      <textarea
        className={styles.text}
        aria-label={t(`${path}.label`)}
        rows={2}
        maxLength={200}
        placeholder={t(`${path}.placeholder`)}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => {
          if (draft.trim() !== value) change(draft.trim());
        }}
      />
      {value === '' && (
        <div className={styles.group}>
          {planIdeas.map((idea) => (
            <Button key={idea} onClick={() => change(t(`${path}.ideas.${idea}`))}>
              {t(`${path}.ideas.${idea}`)}
            </Button>
          ))}
        </div>
      )}
    </Row>
  );
}
