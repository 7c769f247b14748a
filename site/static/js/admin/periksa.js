/* Says above the form how many hints wait in the panel of checks, and opens it. */
(() => {
  const words = document.currentScript.dataset;

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
