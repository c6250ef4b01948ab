import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import controls from '../settings/SettingControls.module.css';
import { useSetting } from '../settings/useSetting';
import styles from './FirstStart.module.css';

const ideas = ['lunch', 'coffee', 'call'] as const;

/** An if-then plan: a moment of the day, and what follows it. */
export function PlanStep() {
  const { t } = useTranslation('home');
  const { value, change } = useSetting('body.plan');
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <>
      <p className={styles.lead}>{t('welcome.plan.text')}</p>
      <div className={styles.ideas}>
        {ideas.map((idea) => (
          <Button key={idea} onClick={() => change(t(`welcome.plan.ideas.${idea}`))}>
            {t(`welcome.plan.ideas.${idea}`)}
          </Button>
        ))}
      </div>
      <label className={styles.planLabel}>
        <span className={styles.label}>{t('welcome.plan.label')}</span>
        <textarea
          className={controls.text}
          rows={2}
          maxLength={200}
          placeholder={t('welcome.plan.placeholder')}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={() => {
            if (draft.trim() !== value) change(draft.trim());
          }}
        />
      </label>
    </>
  );
}
