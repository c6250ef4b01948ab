/** Comma-separated values as RFC 4180 has them. */

export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

export interface CsvRow {
  readonly fields: readonly string[];
  /** Where in the text it ends. */
  readonly end: number;
}

/**
 * Row by row, as they are asked for; empty lines are left out. Takes any line end, and a byte order
 * mark. Throws a SyntaxError that names the line for a quote that is never closed or followed by
 * more text.
 */
export function* readCsv(text: string): Generator<CsvRow, void> {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y;
  let row: string[] = [];
  field.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  while (field.lastIndex < text.length || row.length > 0) {
    const from = field.lastIndex;
    const match = field.exec(text);
    if (!match) throw new SyntaxError(`line ${lineAt(text, from)}: a quote is out of place`);
    const [, quotedText, plainText = '', end] = match;
    row.push(quotedText?.replaceAll('""', '"') ?? plainText);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') yield { fields: row, end: field.lastIndex };
    row = [];
  }
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split(/\r\n|\n|\r/).length;
}
