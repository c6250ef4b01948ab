import { ChoiceRow, NumberRow, SwitchRow } from './rows';
import { Section } from './Section';

export function SessionSection() {
  return (
    <Section name="session">
      <ChoiceRow path="session.size" />
      <NumberRow path="session.readySeconds" unit="seconds" />
      <SwitchRow path="session.characterKeys" />
    </Section>
  );
}
