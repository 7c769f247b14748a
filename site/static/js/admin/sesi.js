/* Notices that the login has ended while somebody writes, says so, and goes on after a new login. */
(() => {
  const words = document.currentScript.dataset;
  if (!words.pengguna) return;
  const ASK_AGAIN_MS = 3000;
  const AWAY_MS = 5 * 60 * 1000;

  let hasEnded = false;
  let dialog;
  let timer;
  let lastAsked = Date.now();
  const waiting = [];

  /* The answer of the server; null when nobody, or somebody else, is logged in; nothing when it is silent. */
  const ask = async () => {
    lastAsked = Date.now();
    try {
      const response = await fetch(words.cek, { headers: { 'X-Requested-With': 'XMLHttpRequest' }, cache: 'no-store' });
      if (response.status === 401 || response.status === 403) return null;
      if (!response.ok) return undefined;
      const answer = await response.json();
      return String(answer.pengguna) === words.pengguna ? answer : null;
    } catch { return undefined; }
  };

  const goOn = async (answer) => {
    clearInterval(timer);
    hasEnded = false;
    dialog.close();
    // Forms of this page and what waits to be sent again carry the mark of the new login.
    document.querySelectorAll('input[name=csrfmiddlewaretoken]').forEach((field) => { field.value = answer.token; });
    waiting.splice(0).forEach((tell) => tell(answer.token));
    if (!document.querySelector('form[data-edit-form]')) return;
    // All tokens on this page belong to the old login; the next load restores what could not be saved.
    if (!await window.dinasCadangan.handIn(answer.token)) location.reload();
  };

  const askAgain = async () => {
    const answer = await ask();
    if (answer && hasEnded) await goOn(answer);
  };

  const build = () => {
    dialog = document.createElement('dialog');
    dialog.className = 'sesi-dialog';
    dialog.setAttribute('aria-labelledby', 'sesi-judul');
    const title = document.createElement('h2');
    title.id = 'sesi-judul';
    title.textContent = words.judul;
    const text = document.createElement('p');
    text.textContent = words.isi;
    const link = document.createElement('a');
    link.className = 'button';
    link.href = words.masuk;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = words.tombol;
    const later = document.createElement('button');
    later.type = 'button';
    later.className = 'button button-secondary';
    later.textContent = words.nanti;
    later.addEventListener('click', () => dialog.close());
    dialog.append(title, text, link, later);
    document.body.append(dialog);
  };

  const warn = () => {
    window.dinasCadangan.keep();
    if (!dialog) build();
    if (!dialog.open) dialog.showModal();
    if (hasEnded) return;
    hasEnded = true;
    timer = setInterval(askAgain, ASK_AGAIN_MS);
  };

  /* Tells whether the login has ended, after asking; warns if so. */
  const check = async () => {
    const isOver = await ask() === null;
    if (isOver) warn();
    return isOver;
  };

  /* For what is sent without a form: the token of the new login, or nothing where the old one goes on. */
  window.dinasSesi = {
    again: async () => (await check() ? new Promise((tell) => { waiting.push(tell); }) : null),
  };

  document.addEventListener('w-autosave:error', ({ detail }) => { if (detail.type === 'server_error') check(); });
  document.addEventListener('w-swap:error', () => { if (!hasEnded) check(); });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    if (hasEnded) askAgain(); else if (Date.now() - lastAsked > AWAY_MS) check();
  });

  // Choosers and dialogs: where the login is over, our words stand in for "server error".
  window.jQuery?.ajaxPrefilter((options, original, request) => {
    const fail = request.fail;
    request.fail = (...receivers) => fail.call(request, function handle(...result) {
      const tell = () => receivers.forEach((receiver) => receiver?.apply(this, result));
      if (![401, 403].includes(result[0]?.status)) tell();
      else check().then((isOver) => { if (!isOver) tell(); });
    });
  });

  // A form sent without a login comes back as the login page.
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('button[type="submit"], input[type="submit"]');
    if (!hasEnded || !window.dinasCadangan.isOurs(button)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    warn();
  }, true);
})();
