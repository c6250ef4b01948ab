import { NumberRow, SwitchRow } from './rows';
import { Section } from './Section';

export function WaitSection() {
  return (
    <Section name="wait">
      <SwitchRow path="wait.offers" />
      <NumberRow path="wait.fromPercent" unit="percent" />
    </Section>
  );
}
