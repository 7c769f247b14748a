/* Names what Wagtail leaves without a name, for those who hear the form: places for text and topics, the lines of a list, who else is here. */
(() => {
  const PLACES = '.Draftail-Editor [role="textbox"], .tagit-new input, [data-streamfield-child] input:not([type="hidden"]), [data-streamfield-child] textarea, [data-streamfield-child] select';
  const PEOPLE = 'button.w-editing-sessions__session';

  const headingOf = (element) => element.closest('.w-field__wrapper')?.querySelector('label[id]')
    || element.closest('.w-panel')?.querySelector('.w-panel__heading[id], [id$="-heading"]');

  // What stands in a tooltip is taken out of the button that shows it.
  const wordsOf = ({ _tippy: tooltip }) => tooltip?.props.content?.textContent || tooltip?.props.content;

  const name = (element) => {
    if (element.labels?.length || element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')) return;
    if (element.matches(PEOPLE)) {
      const words = wordsOf(element);
      if (words) element.setAttribute('aria-label', String(words).replace(/\s+/g, ' ').trim());
      return;
    }
    const heading = headingOf(element);
    if (heading) element.setAttribute('aria-labelledby', heading.id);
  };

  const nameAll = () => document.querySelectorAll(`${PLACES}, ${PEOPLE}`).forEach(name);

  window.addEventListener('load', nameAll);
  document.addEventListener('w-swap:success', () => setTimeout(nameAll));
  document.addEventListener('focusin', nameAll); // what is added later is entered before it is read
})();
