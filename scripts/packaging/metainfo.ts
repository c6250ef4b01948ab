import type { Release } from './changelog';
import { escapeXml, packMimeType } from './desktop-entry';
import { issuesUrl, type Project } from './project';
import type { Localized, PackageTexts } from './texts';

/** What software centres show, by the AppStream specification. */
export function metainfo(
  project: Project,
  texts: readonly Localized<PackageTexts>[],
  releases: readonly Release[],
): string {
  const element = (name: string, value: (texts: PackageTexts) => string) =>
    texts.map(
      ({ locale, text }) =>
        `<${name}${locale ? ` xml:lang="${locale}"` : ''}>${escapeXml(value(text))}</${name}>`,
    );
  const english = texts.find(({ locale }) => locale === null)?.text;
  const paragraphs = english?.description ?? [];
  const pictures = Object.keys(english?.pictures ?? {});
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<component type="desktop-application">',
    `<id>${project.appId}</id>`,
    '<metadata_license>CC0-1.0</metadata_license>',
    '<project_license>MIT</project_license>',
    '<name>Unhunch</name>',
    ...element('summary', ({ comment }) => comment),
    '<developer_name>The Unhunch founders</developer_name>',
    '<description>',
    ...paragraphs.flatMap((_, n) => element('p', ({ description }) => description[n] ?? '')),
    '</description>',
    '<launchable type="desktop-id">unhunch.desktop</launchable>',
    `<url type="homepage">${escapeXml(project.homepage)}</url>`,
    `<url type="bugtracker">${escapeXml(issuesUrl(project))}</url>`,
    `<url type="vcs-browser">${escapeXml(project.repository)}</url>`,
    '<content_rating type="oars-1.1"/>',
    '<provides>',
    '<binary>unhunch</binary>',
    `<mediatype>${packMimeType}</mediatype>`,
    '</provides>',
    '<screenshots>',
    ...pictures.flatMap((name, n) => [
      n === 0 ? '<screenshot type="default">' : '<screenshot>',
      ...element('caption', (one) => one.pictures[name] ?? ''),
      `<image>${escapeXml(`${project.homepage}/pictures/${name}.png`)}</image>`,
      '</screenshot>',
    ]),
    '</screenshots>',
    '<releases>',
    ...releases.flatMap(({ version, date, changes }) => [
      `<release version="${version}" date="${date}">`,
      '<description>',
      '<ul>',
      ...changes.map((change) => `<li>${escapeXml(withoutMarkdown(change))}</li>`),
      '</ul>',
      '</description>',
      '</release>',
    ]),
    '</releases>',
    '</component>',
    '',
  ].join('\n');
}

/** `code`, **bold** and [links](…) as plain text. */
export function withoutMarkdown(markdown: string): string {
  return markdown.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll(/`|\*\*/g, '');
}
