/** What `--diagnose` says, by the running app or where none runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosisText } from '#core/diagnosis';
import { parsePolicy } from '#core/policy';
import { noPolicy, parseSettings, type Settings } from '#core/settings';
import type { MachineStatus } from '#core/status-report';
import type { FoundPolicy, Host } from '../ports';
import { filesHealth } from '../storage/file-health';

/** The text, without a closing line break. `running` is what the running app knows of the machine. */
export function diagnose(
  host: Omit<Host, 'quit' | 'atLogin'>,
  settings: Settings,
  running: MachineStatus | null,
): string {
  const { version, electron, installed, system, policy, userDataDir, homeDir } = host;
  const diagnosis = {
    version,
    electron,
    installed,
    system,
    filesDir: userDataDir,
    files: filesHealth(userDataDir),
    policy: policy && policyLine(policy),
    settings,
    running,
  };
  return diagnosisText(diagnosis, homeDir);
}

/** The settings as they are on disk, where no app has them open; unlike it, this changes nothing. */
export function settingsAtRest(host: Pick<Host, 'userDataDir' | 'policy'>): Settings {
  const policy =
    host.policy && 'content' in host.policy ? parsePolicy(host.policy.content).policy : noPolicy;
  try {
    const text = readFileSync(join(host.userDataDir, 'settings.json'), 'utf8');
    return parseSettings(JSON.parse(text), policy).settings;
  } catch {
    return parseSettings({}, policy).settings;
  }
}

function policyLine(found: FoundPolicy): string {
  if ('refused' in found) return `${found.path}, left out: ${found.refused}`;
  const { policy, problems } = parsePolicy(found.content);
  const locks = [...policy.locks].join(', ') || 'nothing';
  return `${found.path}, ${policy.presets.size} presets, locks ${locks}, ${problems.length} problems`;
}
