/** What any page of the app must stand up to, whatever it shows. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** What axe finds wrong, in words: the rule and the elements. Empty is good. */
export async function axeViolations(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(),
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`)}`,
  );
}

/** Waits until what fades or moves in has arrived: half-way it has other colours. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const arriving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(arriving.map(({ finished }) => finished));
  });
}

/** Texts that are cut off, or lie outside of the window. Empty is good. */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const tolerance = 1;
    /** Storage for screen readers only. */
    const isHidden = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).clipPath === 'inset(50%)' || isHidden(element.parentElement));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const clipped: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || isHidden(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      if (text.width === 0) continue;
      for (let box: Element | null = parent; box; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const isWindow = box === document.documentElement;
        if (!isWindow && overflowX === 'visible' && overflowY === 'visible') continue;
        const edge = isWindow
          ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
          : box.getBoundingClientRect();
        if (
          text.left < edge.left - tolerance ||
          text.top < edge.top - tolerance ||
          text.right > edge.right + tolerance ||
          text.bottom > edge.bottom + tolerance
        ) {
          clipped.push(node.textContent.trim());
          break;
        }
      }
    }
    return clipped;
  });
}

/** Elements that make the page scroll sideways; those that scroll by themselves are fine. */
export function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -1 || right > clientWidth + 1;
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent}`)
      .slice(0, 5);
  });
}
