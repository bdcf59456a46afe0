// The card's directory tree, with the changes since the run began: [path, bytes or -1, '' | 'new' | 'changed' | 'gone'].
// A card holds up to a thousand files, few of which change; the list items of unchanged files are reused. Maps a path to [item, size,
// change].
const shown = new Map();
const numbers = new Intl.NumberFormat('en');

export function drawCard(list, summary, entries, isIn, onlyChanges) {
  const changes = entries.filter(([, size, change]) => change && size >= 0);
  const count = change => changes.filter(entry => entry[2] === change).length;
  summary.textContent = !isIn ? 'not in the slot'
    : `${count('new')} new, ${count('changed')} changed, ${count('gone')} gone`;
  const items = (onlyChanges ? changedOf(entries) : entries).map(itemOf);
  const kept = new Set(items);
  shown.forEach(([item], path) => kept.has(item) || (item.remove(), shown.delete(path)));
  let next = list.firstElementChild;
  for (const item of items) {
    if (item === next) {
      next = next.nextElementSibling;
    } else {
      list.insertBefore(item, next);
    }
  }
}

// The entries that have changed, and the folders that contain them.
function changedOf(entries) {
  const kept = new Set();
  for (const [path, , change] of entries) {
    for (let part = path; change && part && !kept.has(part); part = part.slice(0, part.lastIndexOf('/'))) {
      kept.add(part);
    }
  }
  return entries.filter(([path]) => kept.has(path));
}

function itemOf([path, size, change]) {
  const [item, shownSize, shownChange] = shown.get(path) ?? [document.createElement('li')];
  if (size !== shownSize || change !== shownChange) {
    const parts = path.split('/');
    item.className = change;
    item.title = change ? `${path}: ${change}` : path;
    item.style.paddingInlineStart = `${2 * (parts.length - 2)}ch`;
    item.textContent = parts.at(-1) + (size < 0 ? '/' : ` ${numbers.format(size)}`);
    shown.set(path, [item, size, change]);
  }
  return item;
}
