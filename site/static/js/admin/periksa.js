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
    const button = document.createElement('button');
    button.type = 'button';
    button.addEventListener('click', openPanel);
    bar.append(button);
    form.before(bar);
    const update = () => {
      const count = checks.querySelector('[data-periksa-jumlah]')?.dataset.periksaJumlah;
      bar.hidden = !count;
      if (!count) return;
      const text = words.pesan.replace('{n}', count);
      // The same button stays, and with it the keyboard and a press that has begun.
      if (button.textContent !== text) button.textContent = text;
    };
    update();
    new MutationObserver(update).observe(checks, { childList: true, subtree: true });
  });
})();
