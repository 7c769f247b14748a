/* Opens a form at the field that a report speaks of: its address ends in #tempat=field.block.part. */
(() => {
  const find = (place) => place.split('.').reduce(
    (found, part) => found?.querySelector(`[data-contentpath="${CSS.escape(part)}"]`) || found,
    document.querySelector('form[data-edit-form], #w-editor-form') || document,
  );

  window.addEventListener('load', () => {
    const place = /^#tempat=(.+)$/.exec(window.location.hash)?.[1];
    const target = place && find(decodeURIComponent(place));
    if (!target?.dataset?.contentpath) return;
    const panel = target.closest('[role="tabpanel"]');
    if (panel?.hidden) document.querySelector(`[role="tab"][href="#${CSS.escape(panel.id)}"]`)?.click();
    target.scrollIntoView({ block: 'center' });
    target.querySelector('input:not([type="hidden"]), textarea, select, [contenteditable="true"], button')?.focus({ preventScroll: true });
  });
})();
