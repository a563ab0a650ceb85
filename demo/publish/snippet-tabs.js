/**
 * Tabs (WAI-ARIA: arrow keys move, what is focused is shown) with a snippet each.
 *
 * @param {HTMLElement} list the `tablist`, emptied first
 * @param {HTMLElement} panel
 * @param {readonly import('../../publish/src/share/snippets.js').Snippet[]} snippets
 * @param {(snippet: import('../../publish/src/share/snippets.js').Snippet) => void} show
 */
export function showTabs(list, panel, snippets, show) {
  const tabs = snippets.map(({ id, label }) => makeTab(id, label, panel.id));
  const select = (index) => {
    tabs.forEach((tab, at) => {
      tab.setAttribute('aria-selected', String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', tabs[index].id);
    show(snippets[index]);
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => select(index));
    tab.addEventListener('keydown', (event) => {
      const next = nextIndex(event.key, index, tabs.length);
      if (next === null) return;
      event.preventDefault();
      select(next);
      tabs[next].focus();
    });
  });
  list.replaceChildren(...tabs);
  select(0);
}

function makeTab(id, label, panelId) {
  const tab = document.createElement('button');
  tab.type = 'button';
  tab.id = `tab-${id}`;
  tab.textContent = label;
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-controls', panelId);
  return tab;
}

/** Null for a key that does not move. */
function nextIndex(key, index, count) {
  const moves = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: count - 1 };
  return key in moves ? (moves[key] + count) % count : null;
}
