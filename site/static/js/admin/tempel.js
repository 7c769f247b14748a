/* Text pasted from Word, LibreOffice, WhatsApp or another site arrives clean: paragraphs, lists,
   bold, italics, raised and lowered signs and links; headings and tables become parts of their own. */
(() => {
  const words = document.currentScript.dataset;
  const { Line, partsOf } = window.naskah;
  const OWN_COPY = /data-draftjs-conductor-fragment|data-offset-key/;

  const rawOf = (lines) => {
    const entityMap = {};
    return { blocks: lines.map((line) => line.raw(entityMap)), entityMap };
  };

  const asLines = (part) => {
    if (part.lines) return part.lines;
    if (part.heading) {
      const line = new Line('unstyled');
      line.add(part.heading, new Set(['BOLD']), '');
      return [line];
    }
    return part.rows.map((row) => {
      const line = new Line('unstyled');
      line.add(row.join(' – '), new Set(), '');
      return line;
    });
  };

  /* Handed over in the form in which the editor copies its own text: it keeps every style. */
  const insertText = (target, lines) => {
    const carrier = document.createElement('div');
    carrier.setAttribute('data-draftjs-conductor-fragment', JSON.stringify(rawOf(lines)));
    carrier.textContent = lines.map((line) => line.text).join('\n');
    const data = new DataTransfer();
    data.setData('text/html', carrier.outerHTML);
    // No plain text beside it: where that holds an address, Wagtail takes it instead, in a single line.
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  };

  const isEmpty = (input) => !input.draftailEditor.getEditorState().getCurrentContent().hasText();

  /* The stream of parts that an editor stands in, if headings and tables may stand there too. */
  const streamAround = (input) => {
    const name = /^(.+)-(\d+)-value$/.exec(input.name || '');
    const stream = name && document.getElementById(`${name[1]}-root`)?.rootBlock;
    const index = stream?.children?.findIndex((child) => child.prefix === `${name[1]}-${name[2]}`) ?? -1;
    return index < 0 ? null : { stream, index, type: stream.children[index].type };
  };

  const blockOf = (part, textType) => {
    const id = crypto.randomUUID();
    if (part.heading) return { id, type: 'judul', value: { teks: part.heading, tingkat: `h${part.level}` } };
    if (part.rows) {
      const width = Math.max(...part.rows.map((row) => row.length));
      const data = part.rows.map((row) => [...row, ...Array(width - row.length).fill('')]);
      const table = { data, first_row_is_table_header: true, table_header_choice: 'row', first_col_is_header: false, table_caption: '', cell: [], mergeCells: [] };
      return { id, type: 'tabel', value: table };
    }
    return { id, type: textType, value: JSON.stringify(rawOf(part.lines)) };
  };

  const insertParts = (input, target, place, parts) => {
    const { stream, type } = place;
    let { index } = place;
    const put = (part) => { stream.insert(blockOf(part, type), index, {}); index += 1; };
    const wasEmpty = isEmpty(input);
    const first = parts.findIndex((part) => part.lines);
    const before = wasEmpty && first > 0 ? parts.slice(0, first) : [];
    const rest = parts.slice(before.length);
    before.forEach(put);
    const hasText = Boolean(rest[0]?.lines);
    if (hasText) insertText(target, rest.shift().lines);
    index += 1;
    rest.forEach(put);
    if (wasEmpty && !hasText) stream.deleteBlock(place.index);
  };

  const tell = (input, text) => {
    const wrapper = input.closest('[data-contentpath], .w-field') || input.parentElement;
    let note = wrapper.querySelector('.tempel-pesan');
    if (!note) {
      note = document.createElement('p');
      note.className = 'tempel-pesan';
      note.setAttribute('role', 'status');
      wrapper.append(note);
    }
    note.textContent = text;
  };

  const takesParts = (place, parts) => {
    const known = place.stream.blockDef?.childBlockDefsByName || {};
    return parts.every((part) => part.lines || known[part.heading ? 'judul' : 'tabel']);
  };

  const paste = (event) => {
    const wrapper = event.target.closest?.('[data-draftail-editor-wrapper]');
    const input = wrapper?.parentElement.querySelector('input[type="hidden"]');
    if (!input?.draftailEditor || !event.clipboardData) return;
    const html = event.clipboardData.getData('text/html');
    const text = event.clipboardData.getData('text/plain');
    if (OWN_COPY.test(html) || (!html && !text.trim())) return;
    const { parts, hasStruck } = partsOf(html || window.dariPesan(text));
    if (!parts.length) return;
    event.preventDefault();
    event.stopPropagation();
    const hasOwn = parts.some((part) => !part.lines);
    const place = hasOwn ? streamAround(input) : null;
    const told = hasStruck ? [words.pesanCoret] : [];
    if (!hasOwn) insertText(event.target, parts[0].lines);
    else if (place && takesParts(place, parts)) {
      insertParts(input, event.target, place, parts);
      told.unshift(words.pesanBagian);
    } else {
      insertText(event.target, parts.flatMap(asLines));
      told.unshift(parts.some((part) => part.rows) ? words.pesanTabel : words.pesanJudul);
    }
    if (told.length) tell(input, told.join(' '));
  };

  document.addEventListener('paste', paste, true);
})();
