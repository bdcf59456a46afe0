import { fit, setText } from './dom.js';

// The flash map: one cell for each page of 4 KiB, row by row.
const columns = 64;
const kinds = {
  o: ['old', [0x7d, 0x93, 0xb2], 'as before the update'],
  e: ['erased', [0xee, 0xee, 0xee], 'contains no data'],
  n: ['new', [0x4c, 0xaf, 0x50], 'written by the update'],
  s: ['resume stub', [0xff, 0xb3, 0x00], 'starts the updater from the card while the firmware is incomplete'],
  x: ['secure (CPU2)', [0x55, 0x44, 0x66], 'radio stack and FUS, which CPU1 cannot read'],
  t: ['torn', [0xe0, 0x20, 0x20], 'erased or written when the power was cut: its content is undefined'],
};

export function drawFlash(canvas, map) {
  const context = canvas.getContext('2d');
  const image = context.createImageData(columns, map.length / columns);
  [...map].forEach((kind, page) => image.data.set([...kinds[kind][1], 255], page * 4));
  context.putImageData(image, 0, 0);
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

export function pageAt(canvas, event, map) {
  const box = canvas.getBoundingClientRect();
  const column = Math.floor((event.clientX - box.left) / box.width * columns);
  const row = Math.floor((event.clientY - box.top) / box.height * (map.length / columns));
  const page = row * columns + column;
  const address = (0x08000000 + page * 4096).toString(16).toUpperCase().padStart(8, '0');
  return `page ${page}, 0x${address}: ${kinds[map[page]]?.[0] ?? ''}`;
}
