/* Says above the form how many hints wait in the panel of checks, and leads from a hint to its field. */
(() => {
  const words = document.currentScript.dataset;

  const field = (place) => place.split('.').reduce(
    (found, part) => found?.querySelector(`[data-contentpath="${CSS.escape(part)}"]`) || found,
    document.querySelector('form[data-edit-form], #w-editor-form') || document,
  );

  const show = (element) => {
    const panel = element.closest('[role="tabpanel"]');
    if (panel?.hidden) document.querySelector(`[role="tab"][href="#${CSS.escape(panel.id)}"]`)?.click();
    element.scrollIntoView({ block: 'center' });
    const visible = (kinds) => [...element.querySelectorAll(kinds)].find((one) => one.getClientRects().length);
    const entry = visible('input:not([type="hidden"]), textarea, select, [contenteditable="true"]');
    (entry || visible('button'))?.focus({ preventScroll: true });
  };

  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-periksa-ke]');
    const target = link && field(link.dataset.periksaKe);
    if (!target?.dataset?.contentpath) return;
    event.preventDefault();
    show(target);
  });

  const openPanel = () => {
    const toggle = document.querySelector('[data-side-panel-toggle="checks"]');
    if (toggle?.getAttribute('aria-expanded') !== 'true') toggle?.click();
  };

  document.addEventListener('DOMContentLoaded', () => {
    const checks = document.querySelector('[data-periksa]');
    const form = document.querySelector('form[data-edit-form]');
    if (!checks || !form) return;
    const bar = document.createElement('p');
    bar.className = 'periksa-bilah';
    bar.setAttribute('role', 'status');
    form.before(bar);
    const update = () => {
      const count = checks.querySelector('[data-periksa-jumlah]')?.dataset.periksaJumlah;
      bar.hidden = !count;
      if (!count) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = words.pesan.replace('{n}', count);
      button.addEventListener('click', openPanel);
      bar.replaceChildren(button);
    };
    update();
    new MutationObserver(update).observe(checks, { childList: true, subtree: true });
  });
})();
