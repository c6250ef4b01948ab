import { SwitchRow } from './rows';
import { Section } from './Section';

export function HoldSection() {
  return (
    <Section name="hold">
      <SwitchRow path="hold.doNotDisturb" />
      <SwitchRow path="hold.fullscreen" />
      <SwitchRow path="hold.microphone" />
      <SwitchRow path="hold.camera" />
    </Section>
  );
}
