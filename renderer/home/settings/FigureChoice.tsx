import { useTranslation } from 'react-i18next';
import { LOOK_NAMES } from '../../figure/looks';
import { Choice } from '../../ui/aria-choice';
import { Icon } from '../../ui/Icon';
import { useHome } from '../context';
import { FigureOnDisc } from '../FigureOnDisc';
import { Row } from './Row';
import styles from './SettingControls.module.css';
import { useSetting } from './useSetting';

/** The move the choice of figures is shown with: upright, seen from the front, no gear. */
const showcase = 'chin-tuck';

/** Who shows the moves. */
export function FigureChoice() {
  const { t } = useTranslation('settings');
  const { library } = useHome();
  const path = 'body.figure';
  const { value, problem, change } = useSetting(path);
  const move = library?.find((entry) => entry.move.id === showcase)?.move;
  return (
    <Row path={path} problem={problem} wide>
      <Choice
        label={t(`${path}.label`)}
        value={value}
        look="pictures"
        options={[
          {
            value: 'varied',
            label: t(`${path}.options.varied`),
            picture: (
              <span className={styles.picture}>
                <Icon name="swap" />
              </span>
            ),
          },
          ...LOOK_NAMES.map((name) => ({
            value: name as string,
            label: t(`${path}.options.${name}`),
            picture: (
              <span aria-hidden="true">
                {move && <FigureOnDisc move={move} moving={false} look={name} />}
              </span>
            ),
          })),
        ]}
        onChange={change}
      />
    </Row>
  );
}
