import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayView } from '#core/history-summary';
import type { FigureData } from '#core/moves/figure-schema';
import { muscles } from '#core/moves/vocabulary';
import { type MuscleWork, muscleWork } from '#core/progress';
import { lookNamed } from '../../figure/looks';
import { Scene } from '../../figure/scene';
import { pixelsFor, show } from '../../figure/use-scene';
import { useTheme } from '../../ui/media';
import { useHome } from '../context';
import styles from './BodyMap.module.css';

const fourWeeks = 28;

/** Standing at ease, arms a little away from the body, every muscle named. */
const atEase: FigureData = {
  stance: 'standing',
  props: [],
  poses: { ease: { effort: 1, both: { raise: 14, plane: 10 } } },
  loop: [{ to: 'ease', seconds: 1, phase: 'rest' }],
  view: { yaw: 0, pitch: 0 },
  turn: { yaw: [0, 0], pitch: [0, 0] },
  crop: 'upper',
  muscles: [...muscles],
  arrows: [],
  stills: ['ease', 'ease'],
  flow: 'stop',
};

/** Which muscles took part in the breaks: our own figure from both sides, and in words. */
export function BodyMap({ days }: { readonly days: readonly DayView[] }) {
  const { t } = useTranslation('home');
  const { view } = useHome();
  const today = view.day.day;
  const work = useMemo(() => muscleWork(days, today, fourWeeks), [days, today]);
  return (
    <section className={styles.section} aria-labelledby="body-title">
      <header>
        <h2 id="body-title">{t('progress.body.title')}</h2>
        <p className={styles.text}>{t('progress.body.text')}</p>
      </header>
      <div className={styles.both}>
        <div className={styles.figures} role="img" aria-label={t('progress.body.description')}>
          <Side name={t('progress.body.front')} yaw={0} work={work} />
          <Side name={t('progress.body.back')} yaw={180} work={work} />
        </div>
        <ul className={styles.list}>
          {work.length === 0 && <li className={styles.text}>{t('progress.body.rest')}</li>}
          {work.map(({ muscle, times, share }) => (
            <li key={muscle} className={styles.muscle}>
              <span className={styles.name}>{t(`break:muscles.${muscle}.name`)}</span>
              <span className={styles.times}>{t('progress.body.times', { count: times })}</span>
              <span className={styles.bar} aria-hidden="true">
                <span style={{ inlineSize: `${share * 100}%` }} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function Side({
  name,
  yaw,
  work,
}: {
  readonly name: string;
  readonly yaw: number;
  readonly work: readonly MuscleWork[];
}) {
  const { view } = useHome();
  const theme = useTheme(view.look.theme);
  const canvas = useRef<HTMLCanvasElement>(null);
  const scene = useMemo(() => {
    const strength = new Map(
      work.map(({ muscle, share }) => [muscle as string, 0.25 + 0.75 * share]),
    );
    return new Scene(atEase, {
      look: lookNamed(view.look.figure),
      theme,
      strengthOf: (muscle) => strength.get(muscle) ?? 0,
    });
  }, [work, theme, view.look.figure]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const draw = () => {
      const { clientWidth, clientHeight } = element;
      if (clientWidth === 0 || clientHeight === 0) return;
      const [width, height] = pixelsFor(clientWidth, clientHeight);
      show(element, scene.render(0, { yaw, pitch: 4 }, width, height));
    };
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    draw();
    return () => observer.disconnect();
  }, [scene, yaw]);

  return (
    <figure className={styles.side}>
      <canvas ref={canvas} className={styles.canvas} />
      <figcaption>{name}</figcaption>
    </figure>
  );
}
