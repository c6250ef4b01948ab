import pTimeout from 'p-timeout';
import { messageOf } from '#core/error-message';
import type { ProbedReason } from '#core/schedule/types';
import type { BusyPort, ProbeReport } from '../../ports';
import type { Probe, ProbeAnswer } from './probe';

/** No probe is waited for longer, whatever limits it keeps itself. */
const sampleLimitMs = 4000;

/** Asks the probes side by side. One that fails or is late tells nothing, and says why. */
export function createBusy(probes: readonly Probe[]): BusyPort {
  const last = new Map<Probe, ProbeAnswer>();

  async function ask(probe: Probe): Promise<ProbeAnswer> {
    const found = await withLimit(probe.ask());
    last.set(probe, found);
    return found;
  }

  return {
    async sample(reasons) {
      const asked = probes.filter(({ reason }) => reasons.includes(reason));
      const answers = await Promise.all(
        asked.map(async (probe) => ({ reason: probe.reason, answer: await ask(probe) })),
      );
      const told = answers.filter(({ answer }) => answer.available);
      const isTold = (reason: ProbedReason) => told.some((one) => one.reason === reason);
      const isSo = (reason: ProbedReason) =>
        told.some((one) => one.reason === reason && one.answer.available && one.answer.busy);
      return {
        reasons: reasons.filter(isSo),
        unknown: reasons.filter((reason) => !isTold(reason)),
      };
    },
    report: () =>
      probes.map((probe): ProbeReport => {
        const { name, reason } = probe;
        const { available, detail } = last.get(probe) ?? { available: null, detail: 'not asked' };
        return { name, reason, available, detail };
      }),
  };
}

function withLimit(asked: Promise<ProbeAnswer>): Promise<ProbeAnswer> {
  const late = `no answer within ${sampleLimitMs / 1000} s`;
  return pTimeout(asked, { milliseconds: sampleLimitMs, message: late }).catch(
    (error): ProbeAnswer => ({ available: false, detail: messageOf(error) }),
  );
}
