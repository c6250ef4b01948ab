/** The manual page unhunch(1), made of what `unhunch --help` says. */
export function manPage(help: string, version: string, date: string): string {
  const [usage = '', about = '', rows = ''] = help.split('\n\n');
  const options = rows.split('\n').map((row) => {
    const [flag = '', words = ''] = row.trim().split(/ {2,}/);
    return `.TP\n.B ${escapeRoff(flag)}\n${escapeRoff(words)}`;
  });
  return [
    `.TH UNHUNCH 1 "${date}" "Unhunch ${version}" "User Commands"`,
    '.SH NAME',
    'unhunch \\- calm desk\\-break reminder',
    '.SH SYNOPSIS',
    escapeRoff(usage.replace(/^[^:]*: /, '')),
    '.SH DESCRIPTION',
    escapeRoff(about),
    '.SH OPTIONS',
    ...options,
    '.SH FILES',
    '.TP',
    '.I ~/.config/Unhunch',
    'settings, state and history of the person',
    '.TP',
    '.I /etc/unhunch/policy.json',
    'what the organisation presets',
    '',
  ].join('\n');
}

function escapeRoff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1');
}
