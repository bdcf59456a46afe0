// The flash map: one cell for each page of 4 KiB, row by row. The names of the regions are shown below each row of cells.
import { fit, setText } from './dom.js';

// In a narrow window, a row shows half as many pages, which leaves room for the names of the regions.
export const narrow = matchMedia('(max-width: 640px)');
const columnsNow = () => narrow.matches ? 32 : 64;
const kinds = {
  o: ['old', [0x7d, 0x93, 0xb2], 'as before the update'],
  e: ['erased', [0xee, 0xee, 0xee], 'contains no data'],
  n: ['new', [0x4c, 0xaf, 0x50], 'written by the update'],
  s: ['resume stub', [0xff, 0xb3, 0x00], 'starts the updater from the card while the firmware is incomplete'],
  x: ['secure (CPU2)', [0x55, 0x44, 0x66], 'radio stack and FUS, which CPU1 cannot read'],
  t: ['torn', [0xe0, 0x20, 0x20], 'erased or written when the power was cut: its content is undefined'],
};
const uses = {
  f: ['firmware', 'the program that runs on the Flipper'],
  s: ['resume stub', kinds.s[2]],
  d: ['resume stub, not in use', 'page 0 starts the firmware, so this stub does not start'],
  i: ['settings (/int)', 'settings, keys and pairing data of the firmware'],
  p: ['old settings (/int)', 'what remains of the settings, which are saved on the card'],
  r: ['radio image', 'the new radio stack before FUS installs it'],
  w: ['radio stack (CPU2)', 'the program of CPU2, which CPU1 cannot read'],
  u: ['FUS (CPU2)', 'the program of CPU2 that replaces the radio stack'],
  '.': ['free', 'erased and not in use'],
};

export function drawFlash(canvas, map) {
  const columns = columnsNow();
  const height = 2 * map.length / columns;
  if (canvas.width !== columns || canvas.height !== height) {
    Object.assign(canvas, { width: columns, height });
  }
  const context = canvas.getContext('2d');
  const image = context.createImageData(columns, height);
  [...map].forEach((kind, page) => image.data.set([...kinds[kind][1], 255], 4 * (page + columns * Math.floor(page / columns))));
  context.putImageData(image, 0, 0);
}

function regionsOf(regions) {
  return [...regions.matchAll(/(.)\1*/g)].map(match => ({ use: match[1], from: match.index, to: match.index + match[0].length }));
}

// Shows the names of the regions below the rows of the map. The name of a region that spans several rows is shown below each of them.
export function drawLabels(element, regions) {
  const columns = columnsNow();
  if (drawLabels.drawn === `${columns} ${regions}`) {
    return;
  }
  drawLabels.drawn = `${columns} ${regions}`;
  const parts = regionsOf(regions).flatMap(({ use, from, to }, at) => {
    const rows = [];
    for (let start = from; start < to; start = (Math.floor(start / columns) + 1) * columns) {
      const row = Math.floor(start / columns);
      rows.push({ text: `${at + 1} ${uses[use][0]}`, row, column: start % columns, length: Math.min(to, (row + 1) * columns) - start });
    }
    return rows;
  });
  const height = 100 * columns / regions.length;
  fit(element, parts.length, () => document.createElement('span')).forEach((label, at) => {
    const { text, row, column, length } = parts[at];
    Object.assign(label.style, {
      left: `${100 * column / columns}%`, width: `${100 * length / columns}%`, top: `${height * (row + 0.5)}%`, height: `${height / 2}%`,
    });
    setText(label, text);
  });
}

// Lists the regions with their pages and the states of these pages.
export function drawRegions(list, map, regions) {
  const all = regionsOf(regions);
  fit(list, all.length, () => document.createElement('li')).forEach((item, at) => {
    const { use, from, to } = all[at];
    const [name, what] = uses[use];
    const pages = to - from === 1 ? `page ${from}` : `pages ${from}–${to - 1}`;
    const states = use === '.' ? [] : [...'onet'].filter(kind => map.slice(from, to).includes(kind))
      .map(kind => `${map.slice(from, to).split(kind).length - 1} ${kinds[kind][0]}`);
    setText(item, `${name}: ${[pages, `${(to - from) * 4} KiB`, ...states].join(', ')}`);
    item.title = what;
  });
}

export function drawLegend(element, map) {
  const all = Object.entries(kinds);
  fit(element, all.length, () => document.createElement('span')).forEach((item, at) => {
    const [kind, [name, colour, what]] = all[at];
    if (!item.title) {
      const mark = document.createElement('i');
      mark.style.background = `rgb(${colour})`;
      item.append(mark, ` ${name} `, document.createElement('output'));
      item.title = what;
    }
    setText(item.lastElementChild, String(map.split(kind).length - 1));
  });
}

export function pageAt(canvas, event, map, regions) {
  const columns = columnsNow();
  const box = canvas.getBoundingClientRect();
  const column = Math.floor((event.clientX - box.left) / box.width * columns);
  const row = Math.floor((event.clientY - box.top) / box.height * (map.length / columns));
  const page = row * columns + column;
  const address = (0x08000000 + page * 4096).toString(16).toUpperCase().padStart(8, '0');
  return `page ${page}, 0x${address}: ${uses[regions[page]]?.[0] ?? ''}, ${kinds[map[page]]?.[0] ?? ''}`;
}
