// The stages of a run in device time, parsed from console lines: "stage NUMBER PERCENT", "error …", "done".
import { fit, setText } from './dom.js';
import { about, kindOf } from './stages.js';

const seconds = nanoseconds => nanoseconds / 1e9;

// Segments narrower than this fraction of the bar have no room for a label.
const narrowest = 0.06;

// Stages of one kind have one hue, and differ in lightness.
export function colourOf(stage) {
  const { hue, saturation, at, count } = kindOf(stage);
  return `hsl(${hue} ${saturation}% ${count > 1 ? 64 + 20 * at / (count - 1) : 66}%)`;
}

// A received line, the stage that it reports (0: none), and whether it ends a stage.
export function lineOf([time, boot, text]) {
  const stage = Number(/^stage (\d+) \d+$/.exec(text)?.[1] ?? 0);
  return [time, boot, text, stage, /^(error|done|handover)\b/.test(text)];
}

// The progress of the whole update in percent, or null before the first report.
export function overallOf(lines) {
  const line = lines.findLast(([, , text]) => text.startsWith('overall '));
  return line ? Number(line[2].slice('overall '.length)) : null;
}

// The error of the last attempt as a sentence, or null if no error is shown.
export function failureOf(lines) {
  const last = lines.findLast(([, , , stage, isEnd]) => stage || isEnd);
  const [, code, text] = /^error (\S+) ?(.*)/.exec(last?.[2] ?? '') ?? [];
  return code ? `Error ${code}${text ? `: ${text.replace(/\.$/, '')}` : ''}.` : null;
}

// The stage that the updater is in, or that failed, with its progress in percent; null before the first stage and after the last.
export function stageNow(lines) {
  const boot = lines.at(-1)?.[1];
  const last = lines.findLast(([, lineBoot, text, stage, isEnd]) => lineBoot !== boot || stage || isEnd);
  const [, stage, percent] = /^(?:stage|error) (\d+)[ -](\d+)/.exec(last?.[2] ?? '') ?? [];
  return stage && last[1] === boot ? { stage: Number(stage), percent: Number(percent) } : null;
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

function drawBar(bar, segments, boots, whole, shownTime, labels) {
  const parts = [
    ...segments.map(({ stage, from, to }) => {
      const title = labels[stage] ?? `Stage ${stage}`;
      const text = (to - from) / whole < narrowest ? '' : title;
      return { name: 'stage', from, width: `${100 * (to - from) / whole}%`, colour: colourOf(stage), text, title };
    }),
    ...boots.map(({ boot, time }) => ({ name: 'boot', from: time, title: `boot ${boot}` })),
    { name: 'now', from: shownTime },
  ];
  fit(bar, parts.length, () => document.createElement('span')).forEach((element, at) => {
    const { name, from, width = '', colour = '', text = '', title = '' } = parts[at];
    Object.assign(element.style, { left: `${100 * from / whole}%`, width, background: colour });
    if (element.className !== name || element.title !== title) {
      Object.assign(element, { className: name, title });
    }
    setText(element, text);
  });
}

function drawList(list, segments, labels, stageOn, go) {
  const sums = new Map();
  segments.forEach(segment => sums.set(segment.stage, (sums.get(segment.stage) ?? 0) + segment.to - segment.from));
  const make = () => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.append(...['i', 'span', 'span'].map(tag => document.createElement(tag)));
    item.append(button);
    return item;
  };
  const entries = [...sums];
  fit(list, entries.length, make).forEach((item, at) => {
    const [stage, time] = entries[at];
    const [button] = item.children;
    const [mark, label, duration] = button.children;
    button.title = about[stage] ?? '';
    button.onclick = () => go(segments.find(segment => segment.stage === stage).from);
    mark.style.background = colourOf(stage);
    item.classList.toggle('on', stage === stageOn);
    setText(label, `${stage} ${labels[stage] ?? ''}`);
    setText(duration, `${seconds(time).toFixed(2)} s`);
  });
}

export function drawTimeline(bar, list, lines, now, labels, shownTime, go) {
  const segments = segmentsOf(lines, now);
  const whole = Math.max(now, 1);
  drawBar(bar, segments, bootsOf(lines), whole, shownTime, labels);
  drawList(list, segments, labels, stageNow(lines)?.stage, go);
  bar.onclick = event => {
    const box = bar.getBoundingClientRect();
    const time = (event.clientX - box.left) / box.width * whole;
    const segment = segments.findLast(item => item.from <= time);
    if (segment) {
      go(segment.from);
    }
  };
}
