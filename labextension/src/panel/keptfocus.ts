/**
 * Keep the keyboard within a part of the page when what had it is taken away, as a Stop button is when its job ends.
 *
 * The first element that fits `fallback` takes it; whoever has gone elsewhere by then is left alone.
 */
export function keepFocus(within: HTMLElement, fallback: string): void {
  let last: Element | null = null;
  within.addEventListener('focusin', ({ target }) => {
    last = target instanceof Element ? target : null;
  });
  within.addEventListener('focusout', () => {
    queueMicrotask(() => {
      // Still there and without the focus: it was left, not taken away.
      if (last?.isConnected && !within.contains(document.activeElement)) {
        last = null;
      }
    });
  });
  new MutationObserver(() => {
    if (last && !last.isConnected) {
      last = null;
      if (document.activeElement === document.body) {
        within.querySelector<HTMLElement>(fallback)?.focus();
      }
    }
  }).observe(within, { childList: true, subtree: true });
}
