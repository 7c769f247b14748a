/* Counts characters below the fields whose length matters, as `data-hitung` names the best length. */
(() => {
  const words = document.currentScript.dataset;
  const LIMITS = { title: 80, nama: 80, seo_title: 60, search_description: 160 };
  const NEAR = 0.9;
  const PAUSE_MS = 1200;

  const limitOf = (input) => {
    const own = Number(input.getAttribute('maxlength')) || 0;
    const wanted = LIMITS[input.name];
    if (wanted) return { limit: own ? Math.min(own, wanted) : wanted };
    return input.name === 'ringkasan' && own ? { limit: own } : null;
  };

  const sentence = (count, limit) => words.jumlah.replace('{n}', count).replace('{batas}', limit);

  const start = (input) => {
    const rule = limitOf(input);
    if (!rule) return;
    const counter = document.createElement('p');
    counter.className = 'hitung';
    counter.setAttribute('aria-hidden', 'true');
    const spoken = document.createElement('p');
    spoken.className = 'w-sr-only';
    spoken.setAttribute('aria-live', 'polite');
    input.after(counter, spoken);
    let timer;
    const update = (isTyped) => {
      const count = [...input.value].length;
      const isNear = count >= rule.limit * NEAR;
      const isOver = count > rule.limit;
      counter.textContent = sentence(count, rule.limit) + (isOver ? ` — ${words.terlalu}` : '');
      counter.classList.toggle('hitung--dekat', isNear);
      clearTimeout(timer);
      // Spoken only near the end, and only when the typing rests.
      if (isTyped && isNear) timer = setTimeout(() => { spoken.textContent = counter.textContent; }, PAUSE_MS);
    };
    input.addEventListener('input', () => update(true));
    update(false);
  };

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('form[data-edit-form] input[type="text"], form[data-edit-form] textarea').forEach(start);
  });
})();
