import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hookEvents } from '#core/settings';
import { Row } from './Row';
import { Section } from './Section';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

export function HooksSection() {
  return (
    <Section name="hooks">
      {hookEvents.map((event) => (
        <Hook key={event} path={`hooks.${event}`} />
      ))}
    </Section>
  );
}

/** A program and its arguments, one on each line; no lines are no program. */
function Hook({ path }: { readonly path: string }) {
  const { t } = useTranslation('settings');
  const { value, problem, change } = useSetting<readonly string[] | null>(path);
  const saved = value?.join('\n') ?? '';
  const [draft, setDraft] = useState(saved);
  useEffect(() => setDraft(saved), [saved]);

  function tell(): void {
    const lines = draft.split('\n').filter((line) => line.trim() !== '');
    if (lines.join('\n') !== saved) change(lines.length === 0 ? null : lines);
  }

  return (
    <Row path={path} problem={problem} wide>
      <textarea
        className={`${styles.text} ${styles.code}`}
        aria-label={t(`${path}.label`)}
        rows={1}
        spellCheck={false}
        dir="ltr"
        placeholder={t('hooks.command')}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={tell}
      />
    </Row>
  );
}
