/* Names the places for text and topics that Wagtail leaves without a label, for those who hear the form. */
(() => {
  const NAMELESS = '.Draftail-Editor [role="textbox"], .tagit-new input';

  const headingOf = (element) => {
    const label = element.closest('.w-field__wrapper')?.querySelector('label[id]');
    if (label) return label;
    const panel = element.closest('.w-panel');
    return panel?.querySelector('.w-panel__heading[id], [data-panel-heading][id], [id$="-heading"]') || null;
  };

  const name = (element) => {
    if (element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')) return;
    const heading = headingOf(element);
    if (heading) element.setAttribute('aria-labelledby', heading.id);
  };

  const nameAll = (root) => root.querySelectorAll?.(NAMELESS).forEach(name);

  window.addEventListener('load', () => nameAll(document));
  // What is added later is entered before it is read.
  document.addEventListener('focusin', ({ target }) => {
    if (target.matches?.(NAMELESS)) name(target);
    nameAll(target.closest?.('[data-contentpath], form') || document);
  });
})();
