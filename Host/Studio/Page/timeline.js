// The stages of a run in device time, parsed from the console lines "stage NUMBER PERCENT", "error …", "done".
const seconds = nanoseconds => nanoseconds / 1e9;

export function colourOf(stage) {
  return `hsl(${(stage * 67) % 360} 70% 68%)`;
}

// Extends a received line with the stage that it reports (0: none) and with whether the line ends a stage.
export function lineOf([time, boot, text]) {
  const stage = Number(/^stage (\d+) \d+$/.exec(text)?.[1] ?? 0);
  return [time, boot, text, stage, /^(error|done|handover)\b/.test(text)];
}

export function segmentsOf(lines, now) {
  const segments = [];
  let current = null;
  const end = time => {
    if (current) {
      current.to = time;
      current = null;
    }
  };
  let boot = 0;
  for (const [time, lineBoot, , stage, isEnd] of lines) {
    if (lineBoot !== boot) {
      end(time);
      boot = lineBoot;
    }
    if (stage && current?.stage !== stage) {
      end(time);
      current = { stage, from: time, to: time };
      segments.push(current);
    } else if (isEnd) {
      end(time);
    }
  }
  end(now);
  return segments;
}

export function bootsOf(lines) {
  const boots = [];
  for (const [time, boot] of lines) {
    if (boots.at(-1)?.boot !== boot) {
      boots.push({ boot, time });
    }
  }
  return boots.slice(1);
}

export function drawTimeline(bar, list, lines, now, labels, shownTime, go) {
  const segments = segmentsOf(lines, now);
  const whole = Math.max(now, 1);
  const place = (element, from, to) => {
    element.style.left = `${100 * from / whole}%`;
    if (to !== undefined) {
      element.style.width = `${100 * (to - from) / whole}%`;
    }
    return element;
  };
  const make = (tag, name) => Object.assign(document.createElement(tag), { className: name });
  bar.replaceChildren(
    ...segments.map(segment => {
      const part = place(make('span', 'stage'), segment.from, segment.to);
      part.style.background = colourOf(segment.stage);
      part.textContent = part.title = labels[segment.stage] ?? `Stage ${segment.stage}`;
      return part;
    }),
    ...bootsOf(lines).map(boot => Object.assign(place(make('span', 'boot'), boot.time), { title: `boot ${boot.boot}` })),
    place(make('span', 'now'), shownTime));
  // The bar handles clicks, because its segments are recreated for each animation frame.
  bar.onclick = event => {
    const box = bar.getBoundingClientRect();
    const time = (event.clientX - box.left) / box.width * whole;
    const segment = segments.findLast(item => item.from <= time);
    if (segment) {
      go(segment.from);
    }
  };
  const sums = new Map();
  segments.forEach(segment => sums.set(segment.stage, (sums.get(segment.stage) ?? 0) + segment.to - segment.from));
  list.replaceChildren(...[...sums].map(([stage, time]) => {
    const item = document.createElement('li');
    const mark = document.createElement('i');
    mark.style.background = colourOf(stage);
    const label = make('span', '');
    label.textContent = `${stage} ${labels[stage] ?? ''}`;
    const duration = make('span', '');
    duration.textContent = `${seconds(time).toFixed(2)} s`;
    item.append(mark, label, duration);
    return item;
  }));
}
