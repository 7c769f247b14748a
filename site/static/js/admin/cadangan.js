/* Keeps what is typed in this browser until the server has it, and hands it in after a new login. */
(() => {
  const words = document.currentScript.dataset;
  const PREFIX = 'dinas-cadangan:';
  const OLDER = '#lama'; // what waits for the answer whether to restore it
  const RESTORED = 'dinas-dipulihkan';
  const KEPT_MS = 7 * 24 * 3600 * 1000;
  const PAUSE_MS = 600;
  const IGNORED = ['csrfmiddlewaretoken', 'next'];

  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const read = (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
  const drop = (key) => localStorage.removeItem(key);
  // A full or blocked storage must not stop anyone from writing.
  const write = (key, copy) => { try { localStorage.setItem(key, JSON.stringify(copy)); return true; } catch { return false; } };
  const keyOf = (address) => `${PREFIX}${words.pengguna}:${new URL(address, location.href).pathname}`;

  let form;
  let typedAt = 0;
  let isEarly = false;
  let isOnItsWay = false;
  let sentAt = 0;
  let timer;

  const loaded = () => form.elements.namedItem('loaded_revision_id')?.value || '';
  // The version that autosave wrote in this tab; Wagtail notes it as soon as the answer is there.
  const written = () => form.getAttribute('data-w-autosave-revision-id-value') || '';

  const keep = (asked = {}) => {
    clearTimeout(timer);
    // Wagtail's watch may still report a change after the form was sent.
    const extra = isOnItsWay ? { dikirim: true, ...asked } : asked;
    const content = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !IGNORED.includes(name));
    return write(keyOf(form.action), { pada: Date.now(), alamat: form.action, versi: written(), dimuat: loaded(), isi: content, ...extra });
  };

  /* Posts as a browser without scripts would: Wagtail shows the form with all words and what is wrong. */
  const handInAsForm = (copy, token) => {
    sessionStorage.setItem(RESTORED, '1');
    form?.setAttribute('data-w-unsaved-confirmation-value', 'false');
    const carrier = document.createElement('form');
    carrier.method = 'post';
    carrier.action = copy.alamat;
    carrier.hidden = true;
    [...copy.isi, ['csrfmiddlewaretoken', token]].forEach(([name, value]) => {
      const field = document.createElement('textarea'); // which keeps line breaks
      field.name = name;
      field.value = value;
      carrier.append(field);
    });
    document.body.append(carrier);
    carrier.submit();
  };

  /* Saves the copy as a draft and goes where it can be seen; returns false when that was not possible. */
  const handIn = async (key, token) => {
    const copy = read(key);
    if (!copy) return false;
    const data = new FormData();
    copy.isi.forEach(([name, value]) => data.append(name, value));
    data.set('csrfmiddlewaretoken', token);
    if (copy.versi) data.set('overwrite_revision_id', copy.versi);
    let answer;
    try {
      const response = await fetch(copy.alamat, { method: 'POST', body: data, headers: { Accept: 'application/json' } });
      answer = await response.json();
    } catch { return false; }
    if (answer.success) {
      drop(key);
      sessionStorage.setItem(RESTORED, '1');
      form?.setAttribute('data-w-unsaved-confirmation-value', 'false');
      location.replace(answer.url || copy.alamat);
      return true;
    }
    if (answer.error_code !== 'validation_error') return false;
    drop(key);
    handInAsForm(copy, token);
    return true;
  };

  const freshToken = async () => {
    const response = await fetch(words.cek, { headers: { 'X-Requested-With': 'XMLHttpRequest' }, cache: 'no-store' });
    return (await response.json()).token;
  };

  const say = (text, buttons = []) => {
    const note = document.createElement('div');
    note.className = 'sesi-pesan';
    note.setAttribute('role', 'status');
    const line = document.createElement('p');
    line.textContent = text;
    note.append(line, ...buttons.map(([label, act]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button button-small button-secondary';
      button.textContent = label;
      button.addEventListener('click', () => act(note));
      return button;
    }));
    (form || document.querySelector('form')).before(note);
  };

  const offer = (key, copy, isNewer) => {
    write(key + OLDER, copy);
    drop(key);
    const when = new Date(copy.pada).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
    const text = words.tanya.replace('{waktu}', when) + (isNewer ? ` ${words.lebihBaru}` : '');
    const restore = async () => {
      const token = await freshToken();
      if (!isNewer && await handIn(key + OLDER, token)) return;
      drop(key + OLDER);
      handInAsForm(copy, token);
    };
    say(text, [[words.pulihkan, restore], [words.buang, (note) => { drop(key + OLDER); note.remove(); }]]);
  };

  const lookForCopy = async () => {
    const key = keyOf(form.action);
    const [copy, place] = [key, key + OLDER].map((at) => [read(at), at]).find(([found]) => found) || [];
    if (!copy) return;
    // A form that came back with its faults holds the words itself.
    if (form.getAttribute('data-w-unsaved-force-value') === 'true') { drop(place); return; }
    const isNewer = loaded() !== String(copy.versi || copy.dimuat);
    if (copy.terputus && !isNewer && await handIn(place, await freshToken())) return;
    offer(key, copy, isNewer);
  };

  // A field takes words as soon as it is painted, which is before the page has been read to its end.
  document.addEventListener('input', ({ target, isTrusted }) => {
    if (isTrusted && target.closest('form[data-edit-form]')) isEarly = true;
  });

  const watch = () => {
    if (isEarly) { typedAt = Date.now(); timer = setTimeout(keep, PAUSE_MS); }
    form.addEventListener('input', (event) => {
      if (!event.isTrusted) return;
      isOnItsWay = false;
      typedAt = Date.now();
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE_MS);
    });
    // Wagtail takes what is typed before its first look at the form for the saved state.
    form.addEventListener('w-unsaved:watch-edits', () => {
      if (!isEarly) return;
      form.setAttribute('data-w-unsaved-force-value', 'true');
      form.setAttribute('data-w-unsaved-has-edits-value', 'true');
    }, { once: true });
    form.addEventListener('w-unsaved:add', () => keep());
    let latest;
    form.addEventListener('w-autosave:save', (event) => {
      latest = event;
      if (isOnItsWay) event.preventDefault(); else sentAt = Date.now();
    });
    const first = keyOf(form.action);
    form.addEventListener('w-autosave:success', () => {
      drop(first);
      if (typedAt > sentAt) keep(); else { clearTimeout(timer); drop(keyOf(form.action)); }
    });
    // What a button saves is the last word; an autosave that has not set out yet stays here.
    form.addEventListener('submit', (event) => {
      isOnItsWay = true;
      latest?.preventDefault();
      keep();
      setTimeout(() => { if (event.defaultPrevented) isOnItsWay = false; });
    });
    addEventListener('pagehide', () => { if (typedAt > sentAt && !read(keyOf(form.action))?.dikirim) keep(); });
  };

  const tidy = () => keys().forEach((key) => {
    const copy = read(key);
    if (!copy || Date.now() - copy.pada > KEPT_MS) drop(key);
    else if (copy.dikirim && !copy.terputus) {
      // The login page in place of an answer means that nothing was saved.
      if (words.pengguna) drop(key); else write(key, { ...copy, terputus: true });
    }
  });

  document.addEventListener('DOMContentLoaded', () => {
    tidy();
    if (!words.pengguna) {
      if (keys().some((key) => read(key)?.terputus)) say(words.menunggu);
      return;
    }
    form = document.querySelector('form[data-edit-form][data-controller~="w-unsaved"]');
    if (!form) return;
    const isFaulty = form.getAttribute('data-w-unsaved-force-value') === 'true';
    const outcome = sessionStorage.getItem(RESTORED);
    sessionStorage.removeItem(RESTORED);
    if (outcome) say(isFaulty ? words.belumTersimpan : words.dipulihkan);
    watch();
    lookForCopy();
  });

  /* For the watch over the login: keep now, and hand in with the token of the new login. */
  window.dinasCadangan = {
    keep: () => { if (form && (typedAt > 0 || read(keyOf(form.action)))) keep({ dikirim: true, terputus: true }); },
    handIn: (token) => (form ? handIn(keyOf(form.action), token) : Promise.resolve(false)),
    isOurs: (element) => Boolean(form && element?.form === form),
  };
})();
