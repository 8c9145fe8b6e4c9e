// Makes the simulator live: asks for what changed when the server says so, suggests names while one types, and keeps
// dialogs and scrolling in order. Without it, everything works by links and plain form posts.
(() => {
  'use strict';

  const byId = id => document.getElementById(id);
  let source = null;

  // While a page is on its way nothing is swapped: htmx would lose the link or form that it was asked by. What changes meanwhile is fetched after it.
  let isLoading = false;
  let isStale = false;

  // One connection a page; htmx fetches what changed (see #changes in ChatPage.razor).
  function watch() {
    const changes = byId('changes');
    if (!changes || !window.htmx || source) return;
    source = new EventSource(changes.dataset.changes);
    const say = isOn => {
      const shown = byId('live');
      if (!shown) return;
      const words = isOn ? shown.dataset.on : shown.dataset.off;
      if (shown.textContent !== words) shown.textContent = words;
      shown.classList.toggle('off', !isOn);
    };
    source.addEventListener('changed', () => {
      say(true);
      if (isLoading) isStale = true;
      else htmx.trigger(document.body, 'simulator-changed');
    });
    source.addEventListener('open', () => say(true));
    source.addEventListener('error', () => say(false));
    // A change that was told while the page was being replaced may have found nobody to fetch it.
    setInterval(() => { if (!isLoading && !document.hidden) htmx.trigger(document.body, 'simulator-changed'); }, 4000);
    document.body.classList.add('is-live');
  }

  function catchUp() {
    isLoading = false;
    if (isStale) htmx.trigger(document.body, 'simulator-changed');
    isStale = false;
  }

  // A log that was at its end stays at its end.
  const atEnd = log => log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const toEnd = log => { if (!log.classList.contains("page")) log.scrollTop = log.scrollHeight; };
  const following = new Map();

  function openDialog() {
    const dialog = document.querySelector('dialog[data-modal]');
    if (!dialog || dialog.matches(':modal')) return;
    dialog.close();
    dialog.showModal();
    dialog.addEventListener('cancel', event => {
      event.preventDefault();
      dialog.querySelector('button[value=cancel]').click();
    });
    const first = dialog.querySelector('[aria-invalid=true]') || dialog.querySelector('input:not([type=hidden]), textarea, select');
    if (first) first.focus();
  }

  function arrange() {
    document.querySelectorAll('.log:not(.page)').forEach(toEnd);
    openDialog();
    watch();
    const live = byId('live');
    if (live && source && source.readyState === EventSource.OPEN) live.textContent = live.dataset.on;
  }

  // Suggestions of names, groups, commands and values while one types.
  const list = document.createElement('ul');
  list.id = 'suggested';
  list.className = 'suggested';
  list.setAttribute('role', 'listbox');
  list.hidden = true;
  let typing = null;
  let chosen = 0;

  const known = () => [...document.querySelectorAll('#known option')].map(o => ({ value: o.value, words: o.textContent.trim() }));

  function token(field) {
    const before = field.value.slice(0, field.selectionStart);
    const match = /(^|[\s(])([@#][\p{L}\p{Nd}._-]*)$/u.exec(before) || /^()(\/[a-z0-9-]*)$/.exec(before);
    return match ? { text: match[2], start: before.length - match[2].length } : null;
  }

  function hide() {
    list.hidden = true;
    if (typing) {
      typing.removeAttribute('aria-activedescendant');
      typing.setAttribute('aria-expanded', 'false');
    }
  }

  function suggest(field) {
    typing = field;
    const at = token(field);
    if (!at) return hide();
    const sought = at.text.slice(1).toLowerCase();
    const found = known()
      .filter(k => k.value[0] === at.text[0])
      .filter(k => k.value.slice(1).startsWith(sought) || k.words.toLowerCase().split(/[\s·-]+/).some(w => w.startsWith(sought)))
      .sort((a, b) => b.value.slice(1).startsWith(sought) - a.value.slice(1).startsWith(sought))
      .slice(0, 7);
    if (found.length === 0 || (found.length === 1 && found[0].value === at.text)) return hide();
    chosen = 0;
    list.replaceChildren(...found.map((k, i) => {
      const item = document.createElement('li');
      item.id = 'suggested-' + i;
      item.setAttribute('role', 'option');
      item.dataset.value = k.value;
      const value = document.createElement('strong');
      value.textContent = k.value;
      item.append(value, ' ' + k.words);
      item.addEventListener('mousedown', event => { event.preventDefault(); take(i); });
      return item;
    }));
    list.setAttribute('aria-label', byId('suggestion-words')?.dataset.label ?? '');
    field.parentElement.append(list);
    field.setAttribute('aria-controls', list.id);
    field.setAttribute('aria-expanded', 'true');
    list.hidden = false;
    mark();
  }

  function mark() {
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === chosen)));
    typing.setAttribute('aria-activedescendant', 'suggested-' + chosen);
  }

  function take(i) {
    const at = token(typing);
    const value = list.children[i].dataset.value + ' ';
    typing.setRangeText(value, at.start, typing.selectionStart, 'end');
    hide();
  }

  document.addEventListener('input', event => {
    if (event.target.matches('[data-suggest]')) suggest(event.target);
    if (event.target.matches('[data-filter]')) filter(event.target);
  });

  document.addEventListener('focusout', event => { if (event.target === typing) hide(); });

  document.addEventListener('keydown', event => {
    const field = event.target;
    if (!list.hidden && field === typing) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        chosen = (chosen + step + list.children.length) % list.children.length;
        mark();
      } else if (event.key === 'Enter' || event.key === 'Tab') {
        take(chosen);
      } else if (event.key === 'Escape') {
        hide();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      return;
    }

    const isSend = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
    if (isSend && field.matches('[data-composer] textarea')) {
      event.preventDefault();
      field.form.requestSubmit();
    }
  }, true);

  // The list of people is short: filtering it needs no server.
  function filter(field) {
    const sought = field.value.trim().toLowerCase();
    let shown = 0;
    document.querySelectorAll('#' + field.dataset.filter + ' .team').forEach(team => {
      let any = 0;
      team.querySelectorAll('li').forEach(item => {
        item.hidden = !item.dataset.text.includes(sought);
        if (!item.hidden) any++;
      });
      team.hidden = any === 0;
      shown += any;
    });
    const nobody = byId('nobody');
    nobody.hidden = shown > 0;
    nobody.textContent = nobody.dataset.words.replace('%', field.value.trim());
  }

  // Where the keyboard goes on after a link that opens or closes a thread; forms give it back by themselves.
  let focusNext = '';
  document.addEventListener('htmx:beforeRequest', event => {
    const link = event.detail.elt;
    if (link.id === 'changes') return;
    isLoading = true;
    if (link.classList.contains('thread-link')) focusNext = 'thread-title';
    else if (link.classList.contains('close')) focusNext = 't-' + link.hash.slice(3);
  });
  document.addEventListener('htmx:beforeSwap', event => {
    if (isLoading && event.detail.requestConfig.elt.id === 'changes') {
      event.detail.shouldSwap = false;
      isStale = true;
      return;
    }

    document.querySelectorAll('.log').forEach(log => following.set(log.id, atEnd(log)));
  });
  document.addEventListener('htmx:oobAfterSwap', event => {
    const log = event.detail.target;
    if (log.classList?.contains('log') && following.get(log.id)) toEnd(log);
  });
  document.addEventListener('htmx:afterSettle', event => {
    if (event.detail.target.id !== 'page' && event.detail.elt.id !== 'page') return;
    arrange();
    // Whoever is writing already goes on writing.
    if (focusNext && !document.activeElement?.matches('input, textarea')) byId(focusNext)?.focus();
    focusNext = '';
    catchUp();
  });
  document.addEventListener('htmx:afterRequest', event => {
    if (event.detail.elt.id !== 'changes' && !event.detail.successful) catchUp();
  });
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', arrange);
  else arrange();
})();
