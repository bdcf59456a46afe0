// The page's connection to the studio. Commands are objects with one key; messages contain only what has changed.
let socket;
const queue = [];

export function send(command) {
  if (socket?.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify(command));
  } else {
    queue.push(command);
  }
}

export function connect(receive, closed) {
  const address = new URL('live', location.href);
  address.protocol = 'ws:';
  address.hash = '';
  socket = new WebSocket(address);
  socket.onopen = () => queue.splice(0).forEach(send);
  socket.onmessage = event => receive(JSON.parse(event.data));
  socket.onclose = closed;
}
