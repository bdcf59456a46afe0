import { send } from './connection.js';
import { model, showNotice, showScreen } from './app.js';
import { pageAt } from './flash.js';

const longPress = 500;

// As on the device, BACK is treated as held once it has been pressed for half a second; a shorter press takes effect on release.
function bindBack(button) {
  let timer = null;
  const down = () => {
    if (timer === null) {
      button.classList.add('down');
      timer = setTimeout(() => {
        timer = 0;
        send({ do: 'press:back-long' });
      }, longPress);
    }
  };
  const up = () => {
    if (timer) {
      clearTimeout(timer);
      send({ do: 'press:back' });
    }
    timer = null;
    button.classList.remove('down');
  };
  button.addEventListener('pointerdown', down);
  button.addEventListener('pointerup', up);
  button.addEventListener('pointerleave', up);
  const isPress = event => event.key === 'Enter' || event.key === ' ';
  button.addEventListener('keydown', event => { if (isPress(event)) { down(); } });
  button.addEventListener('keyup', event => { if (isPress(event)) { up(); } });
  return { down, up };
}

function bindKeyboard(find, back) {
  const isField = element => element.matches('select, input:not([type=range], [type=checkbox])');
  const actions = {
    Enter: () => send({ do: 'press:ok' }),
    k: () => find('pause').click(),
    '.': () => find('step').click(),
  };
  addEventListener('keydown', event => {
    const isButtons = event.target.tagName === 'BUTTON' && event.key === 'Enter';
    if (isField(event.target) || isButtons || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const action = actions[event.key] ?? actions[event.key.toLowerCase()];
    if (event.key === 'Backspace') {
      back.down();
    } else if (action && !event.repeat) {
      action();
    } else {
      return;
    }
    event.preventDefault();
  });
  addEventListener('keyup', event => {
    if (event.key === 'Backspace' && !isField(event.target)) {
      back.up();
    }
  });
}

function bindTransport(find) {
  find('pause').onclick = () => send({ pause: !model.paused });
  find('step').onclick = () => send({ step: true });
  find('back').onclick = () => send({ goto: Math.max(1, (model.viewed ?? model.frames.length) - 1) });
  find('speed').onchange = event => {
    send({ speed: Number(event.target.value) });
    release(event.target);
  };
  // At its end the slider shows the run again, because no change event follows if it has the same value when it is released.
  find('screens').oninput = event => {
    const number = Number(event.target.value);
    model.viewed = number < model.frames.length ? number : null;
    showScreen();
  };
  find('screens').onchange = event => {
    send({ goto: Number(event.target.value) });
    release(event.target);
  };
}

function bindDisturbances(find) {
  find('key-ok').onclick = () => send({ do: 'press:ok' });
  find('power').onclick = () => send({ do: model.state.run === 'off' ? 'on' : 'off' });
  find('reset').onclick = () => send({ do: 'reset' });
  find('eject').onclick = () => send({ do: model.state.card ? 'eject' : 'insert' });
  find('wait').onclick = () => send({ do: 'time' });
  find('battery').oninput = event => { find('battery-percent').textContent = `${event.target.value} %`; };
  find('battery').onchange = event => {
    send({ do: `battery:${event.target.value}` });
    release(event.target);
  };
  find('charger').onchange = event => send({ do: `charger:${event.target.checked ? 'on' : 'off'}` });
  find('held').onchange = event => {
    send({ do: `hold:${event.target.value}` });
    release(event.target);
  };
  find('fault-form').onsubmit = event => {
    event.preventDefault();
    send({ do: `fault:${find('fault').value.trim()}` });
  };
  find('cut').onfocus = find('cut').oninput = () => send({ operations: find('cut').value.split(':')[0] });
  find('cut-form').onsubmit = event => {
    event.preventDefault();
    send({ cut: find('cut').value.trim() });
  };
}

function bindHeader(find, showGallery) {
  const open = () => {
    history.replaceState(null, '', location.pathname);
    send({ open: `scenario=${encodeURIComponent(find('scenario').value)}&on=${find('engine').value}&seed=${find('seed').value}` });
  };
  find('scenario').onchange = find('engine').onchange = event => {
    open();
    release(event.target);
  };
  find('restart').onclick = open;
  find('seed').onchange = event => send({ seed: event.target.value });
  find('link').onclick = async () => {
    history.replaceState(null, '', `#${model.link}`);
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    showNotice('The link to this moment is in the address bar.', true);
  };
  const show = isGallery => {
    find('view-device').hidden = isGallery;
    find('view-gallery').hidden = !isGallery;
    find('tab-device').classList.toggle('on', !isGallery);
    find('tab-gallery').classList.toggle('on', isGallery);
    find('tab-device').ariaCurrent = isGallery ? null : 'page';
    find('tab-gallery').ariaCurrent = isGallery ? 'page' : null;
    if (isGallery) {
      send({ gallery: true });
    }
  };
  find('tab-device').onclick = () => show(false);
  find('tab-gallery').onclick = () => show(true);
  find('only-different').onchange = showGallery;
}

// A control loses the focus after a click, so that Enter acts as the device's OK key again. A control focused with the keyboard keeps the
// focus.
function release(control) {
  if (!control.matches(':focus-visible')) {
    control.blur();
  }
}

function releaseFocus(event) {
  if (event.detail > 0) {
    event.target.closest('button')?.blur();
  }
}

export function bindControls(find, showGallery, showCard) {
  addEventListener('click', releaseFocus);
  const back = bindBack(find('key-back'));
  bindKeyboard(find, back);
  bindTransport(find);
  bindDisturbances(find);
  bindHeader(find, showGallery);
  find('card-changes').onchange = showCard;
  find('flash').onpointermove = event => { find('flash-page').textContent = pageAt(find('flash'), event, model.flash, model.regions); };
}
