import { decode, draw, drawDifference, height, width } from './screen.js';

function canvas() {
  return Object.assign(document.createElement('canvas'), { width, height });
}

// Draws every view: its golden image, its current image, and the pixels that differ.
export function drawGallery(element, summary, views, onlyDifferent) {
  let different = 0;
  let missing = 0;
  const figures = views.map(([name, caption, actual, golden]) => {
    const isDifferent = actual !== golden;
    different += isDifferent && golden ? 1 : 0;
    missing += golden ? 0 : 1;
    if (onlyDifferent && !isDifferent) {
      return null;
    }
    const figure = document.createElement('figure');
    figure.classList.toggle('different', isDifferent);
    figure.dataset.name = name;
    const pictures = document.createElement('div');
    for (const [title, picture] of [['golden', golden], ['now', actual]]) {
      const drawn = canvas();
      drawn.title = picture ? title : `${title}: missing`;
      if (picture) {
        draw(drawn, decode(picture));
      }
      pictures.append(drawn);
    }
    const difference = canvas();
    difference.title = 'difference';
    if (actual && golden && isDifferent) {
      drawDifference(difference, decode(golden), decode(actual));
    }
    pictures.append(difference);
    const text = document.createElement('figcaption');
    text.textContent = `${name}: ${caption}`;
    figure.append(pictures, text);
    return figure;
  });
  element.replaceChildren(...figures.filter(Boolean));
  summary.textContent = `${views.length} views, ${different} differ from their golden image${missing ? `, ${missing} without one` : ''}`;
}
