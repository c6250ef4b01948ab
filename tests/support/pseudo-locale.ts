/** A language that nobody speaks: longer than ours, and easy to tell from texts left in English. */
import type { Page } from '@playwright/test';

declare global {
  /** On a page: the texts that have been made longer, by their node. */
  var lengthenedTexts: WeakMap<Node, string> | undefined;
}

/**
 * Makes every text on the page about 40 % longer, as other languages are, word by word. One that
 * has stayed since the last time is long enough.
 */
export function lengthenTexts(page: Page): Promise<void> {
  return page.evaluate(() => {
    globalThis.lengthenedTexts ??= new WeakMap();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (globalThis.lengthenedTexts.get(node) === node.textContent) continue;
      node.textContent = (node.textContent ?? '').replace(
        /\p{L}{2,}/gu,
        (word) => word + 'w'.repeat(Math.ceil(word.length * 0.4)),
      );
      globalThis.lengthenedTexts.set(node, node.textContent);
    }
  });
}

/** Names and signs that are the same in every language. */
const sameEverywhere =
  /Unhunch|Electron|Windows|macOS|shell|settings\.json|docs\/triggers\.md|speech-dispatcher|espeak-ng|JSON|CSV|Ctrl|Cmd|Alt|Super|Esc|Space|Cochrane|PLOS ONE|Pain|(?:\p{Lu}\p{L}+ (?:& \p{Lu}\p{L}+ )?\d{4})|CD\d+|e\d+/gu;

/**
 * Texts in Latin letters on a page of a language written in others: left in English, or put
 * together in the code. Empty is good. What the person typed and parts marked with a language
 * or `translate="no"` are left out.
 */
export async function latinTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (
        !parent ||
        parent.closest('[translate=no], textarea, option, kbd, cite, script, body [lang]')
      ) {
        continue;
      }
      found.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      for (const name of ['aria-label', 'placeholder', 'title']) {
        found.push(element.getAttribute(name) ?? '');
      }
    }
    return found;
  });
  return texts.filter((text) => /[A-Za-z]{3}/.test(text.replace(sameEverywhere, '')));
}
