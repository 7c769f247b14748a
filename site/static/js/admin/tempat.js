/* Leads to a field of the form, wherever it is folded away: links to #tempat=field.block.part, and addresses ending so. */
(() => {
  const FRAMES = 60;

  const placeOf = (hash) => decodeURIComponent(/^#tempat=(.+)$/.exec(hash || '')?.[1] || '');

  const find = (place) => place.split('.').reduce(
    (found, part) => found?.querySelector(`[data-contentpath="${CSS.escape(part)}"]`) || found,
    document.querySelector('form[data-edit-form], #w-editor-form') || document,
  );

  const unfold = (element) => {
    const around = [];
    for (let one = element; one; one = one.parentElement) around.unshift(one);
    [...around, ...element.querySelectorAll('[hidden="until-found"]')]
      .filter((one) => one.hidden && one.id)
      .forEach((one) => document.querySelector(`[aria-controls="${CSS.escape(one.id)}"]`)?.click());
  };

  // A tab opens only in a later frame, and what isn't visible takes no focus.
  const show = (element, frames = FRAMES) => {
    const visible = (kinds) => [...element.querySelectorAll(kinds)].find((one) => one.checkVisibility());
    if (frames && !element.checkVisibility()) {
      requestAnimationFrame(() => show(element, frames - 1));
      return;
    }
    element.scrollIntoView({ block: 'center' });
    const entry = visible('input:not([type="hidden"]), textarea, select, [contenteditable="true"]');
    (entry || visible('button'))?.focus({ preventScroll: true });
  };

  const lead = (place) => {
    const target = place && find(place);
    if (!target?.dataset?.contentpath) return false;
    unfold(target);
    show(target);
    return true;
  };

  window.addEventListener('load', () => lead(placeOf(window.location.hash)));
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="#tempat="]');
    if (link && lead(placeOf(link.hash))) event.preventDefault();
  });
})();
