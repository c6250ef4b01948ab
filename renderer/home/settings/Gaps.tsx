import { useMemo } from 'react';
import { bodyOf } from '#core/moves/eligibility';
import { gapsOf } from '#core/moves/gaps';
import { libraryOf } from '#core/moves/memory';
import { say } from '../../i18n';
import { useHome } from '../context';
import styles from './SettingControls.module.css';

/** What can't be had with what the person has and wants to be spared. */
export function Gaps() {
  const { view, library } = useHome();
  const { settings } = view;
  const gaps = useMemo(
    () => gapsOf(libraryOf((library ?? []).map(({ move }) => move)), bodyOf(settings)),
    [library, settings],
  );
  if (library === null || gaps.length === 0) return null;
  return (
    <ul className={styles.gaps} aria-live="polite">
      {gaps.map((gap) => (
        <li key={`${gap.key} ${gap.params?.group ?? ''}`}>{say(gap)}</li>
      ))}
    </ul>
  );
}
