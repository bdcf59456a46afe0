import { connect, send } from './connection.js';
import { bindControls } from './controls.js';
import { drawCard } from './card.js';
import { fit, follow, setText } from './dom.js';
import { drawFlash, drawLabels, drawLegend, drawRegions, narrow } from './flash.js';
import { drawGallery } from './gallery.js';
import { decode, draw } from './screen.js';
import { about, causes } from './stages.js';
import { drawTimeline, failureOf, lineOf, overallOf, stageNow } from './timeline.js';

const find = id => document.getElementById(id);
const followConsole = follow(find('console'));
const followLog = follow(find('log'));
const linesOfBlock = 40;

// The data received from the studio, and the number of the displayed screen (null: the newest screen).
export const model = {
  state: {}, frames: [], lines: [], flash: '', card: [], log: '', link: '', regions: '', stages: [], paused: false, speed: 4, generation: 0,
  viewed: null, gallery: null,
};

function receive(message) {
  if (message.scenarios) {
    fillPickers(message);
  }
  if (message.notice) {
    showNotice(message.notice);
  }
  if (message.operations) {
    find('operations').replaceChildren(...message.operations.map(([id]) => new Option(`${id}:torn`)));
  }
  if (message.gallery) {
    model.gallery = message.gallery;
    showGallery();
  }
  if (message.generation) {
    receiveRun(message);
  }
}

// Messages change the model immediately; the page is drawn once per animation frame, however many messages arrive.
let changes = null;

function receiveRun(message) {
  if (!changes) {
    changes = { lines: [] };
    // A hidden page receives no animation frames.
    (document.hidden ? setTimeout : requestAnimationFrame)(showRun);
  }
  if (message.generation !== model.generation) {
    Object.assign(model, { generation: message.generation, frames: [], lines: [], viewed: null });
    changes.lines = [];
  }
  model.frames.push(...message.frames.map(([time, boot, pixels]) => ({ time, boot, pixels: decode(pixels) })));
  model.lines.push(...message.lines.map(lineOf));
  for (const key of ['state', 'link', 'paused', 'building', 'speed', 'flash', 'regions', 'card', 'log']) {
    if (message[key] !== undefined) {
      model[key] = message[key];
      changes[key] = true;
    }
  }
  changes.lines.push(...message.lines);
  if (message.reload) {
    showReload(message.reload);
  }
}

function fillPickers({ scenarios, faults, stages }) {
  model.stages = stages;
  const groups = Map.groupBy(scenarios, ([, , group]) => group);
  find('scenario').replaceChildren(...[...groups].map(([label, items]) => {
    const group = Object.assign(document.createElement('optgroup'), { label });
    group.append(...items.map(([id, title]) => new Option(title, id)));
    return group;
  }));
  find('faults').replaceChildren(...faults.map(([form, what]) => new Option(`${form}: ${what}`, form)));
}

export function showNotice(text, isFine = false) {
  const notice = find('notice');
  notice.textContent = text;
  notice.classList.toggle('fine', isFine);
  notice.hidden = false;
  clearTimeout(showNotice.timer);
  showNotice.timer = setTimeout(() => { notice.hidden = true; }, 8000);
}

function showReload({ state, errors, milliseconds, size, change, linking }) {
  const element = find('reload');
  element.hidden = false;
  element.classList.toggle('failed', state === 'failed');
  const bytes = change == null ? size?.toLocaleString('en') : `${change >= 0 ? '+' : ''}${change}`;
  const sizes = linking ? '; linking updater.bin' : size ? `; updater.bin ${bytes} bytes` : '';
  element.title = size ? `updater.bin: ${size.toLocaleString('en')} bytes` : '';
  element.textContent = state === 'failed' ? `sources: ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`
    : `sources: ${milliseconds == null ? state : `redrawn in ${milliseconds} ms`}${sizes}`;
  element.dataset.state = state;
  if (errors.length) {
    showNotice(errors.map(([file, line, text]) => (file ? `${file}:${line}: ${text}` : text)).join('\n'));
    clearTimeout(showNotice.timer);
  } else if (!find('notice').classList.contains('fine')) {
    find('notice').hidden = true;
  }
}

export function showScreen() {
  const { frames, viewed, state } = model;
  const frame = viewed == null ? frames.at(-1) : frames[viewed - 1];
  const isLit = viewed != null || state.lit;
  const drawn = showScreen.drawn ?? {};
  const next = { pixels: (isLit && frame?.pixels) || null, backlight: Boolean(viewed != null || state.backlight) };
  if (next.pixels !== drawn.pixels || next.backlight !== drawn.backlight) {
    draw(find('screen'), next.pixels, next.backlight);
    showScreen.drawn = next;
  }
  find('screens').max = Math.max(1, frames.length);
  find('screens').value = viewed ?? frames.length;
  setText(find('screen-number'), `${viewed ?? frames.length} / ${frames.length}`);
  const shownTime = viewed == null ? state.time ?? 0 : frame?.time ?? 0;
  drawTimeline(find('timeline'), find('stages'), model.lines, state.time ?? 0, model.stages, shownTime, goToTime);
}

// Goes to the first screen that was shown at or after a device time.
function goToTime(time) {
  const index = model.frames.findIndex(frame => frame.time >= time);
  if (model.frames.length) {
    send({ goto: index < 0 ? model.frames.length : index + 1 });
  }
}

function showRun() {
  const { state } = model;
  const { flash, card, log, lines } = changes;
  changes = null;
  showScreen();
  showFacts(state);
  if (flash) {
    showFlash();
  }
  if (card || showRun.hasCard !== state.card) {
    showRun.hasCard = state.card;
    showCard();
  }
  if (log) {
    find('log').textContent = model.log;
  }
  if (model.generation !== showRun.generation) {
    find('console').replaceChildren();
    consoleLine.stage = 0;
    showRun.generation = model.generation;
  }
  appendConsole(lines);
  // Scrolling forces a layout, so it follows all changes.
  if (log) {
    followLog();
  }
  if (lines.length) {
    followConsole();
  }
}

function showFlash() {
  if (!model.flash) {
    return;
  }
  drawFlash(find('flash'), model.flash);
  drawLabels(find('flash-labels'), model.regions);
  drawLegend(find('flash-legend'), model.flash);
  drawRegions(find('flash-regions'), model.flash, model.regions);
}

function appendConsole(lines) {
  // The lines are grouped into blocks, so that only the blocks in view are laid out and painted.
  const element = find('console');
  for (const line of lines.map(lineOf)) {
    if (!(element.lastElementChild?.childElementCount < linesOfBlock)) {
      element.append(document.createElement('div'));
    }
    element.lastElementChild.append(consoleLine(line));
  }
}

// A stage's first line also shows the name of the stage.
function consoleLine([time, boot, text, stage]) {
  const isFirst = stage && (stage !== consoleLine.stage || boot !== consoleLine.boot);
  Object.assign(consoleLine, stage ? { stage, boot } : {});
  const line = Object.assign(document.createElement('div'), { className: /^error/.test(text) ? 'error' : '' });
  const stamp = Object.assign(document.createElement('span'), { className: 'time' });
  stamp.textContent = `${(time / 1e9).toFixed(3).padStart(8)} `;
  line.append(stamp, text);
  if (isFirst) {
    line.append(Object.assign(document.createElement('span'), { className: 'time', textContent: ` % ${model.stages[stage] ?? ''}` }));
  }
  line.append('\n');
  return line;
}

function showFacts(state) {
  document.body.dataset.run = state.run;
  const now = stageNow(model.lines);
  setText(find('run-state'), model.building ? 'building' : state.run ?? '');
  const isDone = state.run === 'off' && model.lines.at(-1)?.[2] === 'done';
  setText(find('stage'), now ? `${now.stage} ${model.stages[now.stage] ?? ''}, ${now.percent} %` : isDone ? 'complete' : '–');
  const before = isDone ? 'The update is complete. The studio does not run the firmware, so the screen stays dark. '
    : state.run === 'waiting' ? `${failureOf(model.lines) ?? ''} ` : '';
  setText(find('why'), state.why ? `${before}${state.why}`.trim() : now ? about[now.stage] : '');
  setText(find('time'), `${((state.time ?? 0) / 1e9).toFixed(3)} s`);
  const overall = isDone ? 100 : overallOf(model.lines);
  setText(find('overall'), overall == null ? '–' : `${overall} %`);
  setText(find('boot'), String(state.boot ?? 0));
  setText(find('cause'), causes[state.cause] ?? '–');
  setText(find('operation-count'), String(state.operations ?? 0));
  const [red, green, blue] = state.led ?? [0, 0, 0];
  find('led').style.background = `rgb(${red} ${green} ${blue})`;
  find('led').dataset.colour = `${red},${green},${blue}`;
  setText(find('pause'), model.paused ? 'Run' : 'Pause');
  find('speed').value = String(model.speed);
  // Marks the button with which the run continues.
  find('pause').classList.toggle('next', state.run === 'paused');
  find('power').classList.toggle('next', state.run === 'off' && !isDone);
  setText(find('power'), state.run === 'off' ? 'Switch on' : 'Pull power');
  setText(find('eject'), state.card ? 'Eject card' : 'Insert card');
  find('charger').checked = state.charging;
  find('held').value = state.held;
  setText(find('battery-percent'), `${state.battery} %`);
  if (document.activeElement !== find('battery')) {
    find('battery').value = state.battery;
  }
  showViolations(state.violations ?? []);
  showLink(new URLSearchParams(model.link));
}

function showViolations(violations) {
  find('violations').hidden = !violations.length;
  fit(find('violations'), violations.length, () => document.createElement('li'))
    .forEach((item, at) => setText(item, violations[at]));
}

function showLink(link) {
  for (const [id, value] of [['scenario', link.get('scenario')], ['engine', link.get('on')]]) {
    if (find(id).value !== value) {
      find(id).value = value;
    }
  }
  if (document.activeElement !== find('seed')) {
    find('seed').value = link.get('seed');
  }
}

function showCard() {
  drawCard(find('card'), find('card-summary'), model.card, model.state.card, find('card-changes').checked);
}

function showGallery() {
  drawGallery(find('gallery'), find('gallery-summary'), model.gallery, find('only-different').checked);
}

bindControls(find, showGallery, showCard);
narrow.addEventListener('change', showFlash);
connect(receive, () => showNotice('The studio has ended; start it again and open its new address.'));
if (location.hash.length > 1) {
  send({ open: location.hash.slice(1) });
}
window.addEventListener('hashchange', () => {
  if (location.hash.length > 1 && location.hash.slice(1) !== model.link) {
    send({ open: location.hash.slice(1) });
  }
});
