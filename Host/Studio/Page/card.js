// Draws the card's tree, with the changes since the run began. An entry is [path, bytes or -1, '' | 'new' | 'changed' | 'gone'].
export function drawCard(list, summary, entries, isIn) {
  const changes = entries.filter(([, size, change]) => change && size >= 0);
  const count = change => changes.filter(entry => entry[2] === change).length;
  summary.textContent = !isIn ? 'not in the slot'
    : `${count('new')} new, ${count('changed')} changed, ${count('gone')} gone`;
  list.replaceChildren(...entries.map(([path, size, change]) => {
    const parts = path.split('/');
    const item = document.createElement('li');
    item.className = change;
    item.title = change ? `${path}: ${change}` : path;
    item.textContent = '\u00a0\u00a0'.repeat(parts.length - 2) + parts.at(-1) + (size < 0 ? '/' : `  ${size.toLocaleString('en')}`);
    return item;
  }));
}
