/* Names what Wagtail leaves without a name, for those who hear the admin: places for text, topics and files, the lines
   of a list, choosers, and who else is here. */
(() => {
  const IN_LISTS = ['input:not([type="hidden"])', 'textarea', 'select'].map((kind) => `[data-streamfield-child] ${kind}`);
  const PLACES = ['.Draftail-Editor [role="textbox"]', '.tagit-new input', ...IN_LISTS].join();
  const PEOPLE = 'button.w-editing-sessions__session';
  const FILES = '.replace-file-input input[type="file"]';
  const CHOOSERS = '.modal[role="dialog"]';

  const plain = (text) => String(text || '').replace(/\s+/g, ' ').trim();

  const headingOf = (element) => element.closest('.w-field__wrapper')?.querySelector('label[id]')
    || element.closest('.w-panel')?.querySelector('.w-panel__heading[id], [id$="-heading"]');

  const wordsOf = (element) => {
    if (element.matches(CHOOSERS)) return element.querySelector('.w-header__title')?.textContent;
    if (element.matches(FILES)) return element.closest('.replace-file-input').textContent;
    const tooltip = element._tippy?.props.content; // it is taken out of the button that shows it
    return tooltip?.textContent || tooltip;
  };

  const isNamed = (element) => element.labels?.length || element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby');

  const name = (element) => {
    if (isNamed(element) && !element.matches(CHOOSERS)) return;
    const heading = element.matches(PLACES) && headingOf(element);
    const words = heading ? '' : plain(wordsOf(element));
    if (heading) element.setAttribute('aria-labelledby', heading.id);
    else if (words) element.setAttribute('aria-label', words);
  };

  const nameAll = () => document.querySelectorAll([PLACES, PEOPLE, FILES, CHOOSERS].join()).forEach(name);

  window.addEventListener('load', nameAll);
  document.addEventListener('w-swap:success', () => setTimeout(nameAll));
  document.addEventListener('focusin', nameAll); // what is added later is entered before it is read
})();
