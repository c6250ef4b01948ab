import type { Localized, PackageTexts } from './texts';

/** The type of a file of moves (`*.unhunch-moves`). */
export const packMimeType = 'application/x-unhunch-moves';

/** The keys of the menu entry, by the Desktop Entry Specification. */
export function desktopFields(texts: readonly Localized<PackageTexts>[]): Record<string, string> {
  const localized = (key: string, value: (texts: PackageTexts) => string) =>
    texts.map(({ locale, text }) => [`${key}${locale ? `[${locale}]` : ''}`, value(text)]);
  return {
    Type: 'Application',
    Name: 'Unhunch',
    ...Object.fromEntries([
      ...localized('GenericName', ({ genericName }) => genericName),
      ...localized('Comment', ({ comment }) => comment),
      ...localized('Keywords', ({ keywords }) => `${keywords.join(';')};`),
    ]),
    TryExec: 'unhunch',
    Exec: 'unhunch %f',
    Icon: 'unhunch',
    Terminal: 'false',
    Categories: 'Utility;',
    MimeType: `${packMimeType};`,
    StartupNotify: 'true',
    StartupWMClass: 'unhunch',
  };
}

/** The menu entry as a file. */
export function desktopEntry(texts: readonly Localized<PackageTexts>[]): string {
  const lines = Object.entries(desktopFields(texts)).map(([key, value]) => `${key}=${value}`);
  return ['[Desktop Entry]', ...lines, ''].join('\n');
}

/** Tells file managers what a file of moves is, by the Shared MIME-info Specification. */
export function mimeInfo(texts: readonly Localized<PackageTexts>[]): string {
  const comments = texts.map(
    ({ locale, text }) =>
      `    <comment${locale ? ` xml:lang="${locale}"` : ''}>${escapeXml(text.packType)}</comment>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">',
    `  <mime-type type="${packMimeType}">`,
    ...comments,
    '    <sub-class-of type="application/zip"/>',
    '    <glob pattern="*.unhunch-moves"/>',
    '  </mime-type>',
    '</mime-info>',
    '',
  ].join('\n');
}

/** For text and for values of attributes. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
