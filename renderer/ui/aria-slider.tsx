import {
  Slider as AriaSlider,
  SliderFill,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components/Slider';
import styles from './aria-slider.module.css';

/** A value on a scale. `onChange` follows the thumb, `onEnd` tells once it is let go. */
export function Slider({
  label,
  value,
  min,
  max,
  step,
  format,
  onChange,
  onEnd,
}: {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format?: Intl.NumberFormatOptions;
  readonly onChange?: (value: number) => void;
  readonly onEnd?: (value: number) => void;
}) {
  return (
    <AriaSlider
      aria-label={label}
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      {...(format && { formatOptions: format })}
      {...(onChange && { onChange })}
      {...(onEnd && { onChangeEnd: onEnd })}
      className={styles.slider ?? ''}
    >
      <SliderTrack className={styles.track ?? ''}>
        <div className={styles.rail}>
          <SliderFill className={styles.fill ?? ''} />
        </div>
        <SliderThumb className={styles.thumb ?? ''} />
      </SliderTrack>
    </AriaSlider>
  );
}
