/* Moves the progress bar of an import, and shows the page anew when the work is done. */
(() => {
  const place = document.querySelector('[data-kemajuan]');
  if (!place) return;
  const bar = place.querySelector('progress');
  const words = place.querySelector('[data-kemajuan-teks]');
  const language = document.documentElement.lang || 'id';
  const PAUSE_MS = 1000;
  const PAUSE_AFTER_FAULT_MS = 5000;

  const show = ({ selesai, jumlah }) => {
    if (!jumlah) {
      bar.removeAttribute('value');
      return;
    }
    bar.max = jumlah;
    bar.value = selesai;
    words.textContent = `${selesai.toLocaleString(language)} / ${jumlah.toLocaleString(language)}`;
  };

  const ask = async () => {
    let pause = PAUSE_MS;
    try {
      const answer = await fetch(place.dataset.kemajuan, { headers: { Accept: 'application/json' } });
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      if (!state.sibuk) {
        window.location.reload();
        return;
      }
      show(state);
    } catch {
      pause = PAUSE_AFTER_FAULT_MS;
    }
    setTimeout(ask, pause);
  };
  setTimeout(ask, PAUSE_MS);
})();
