// Draws the device's display from 1,024 bytes. The pixel at (x, y) is bit (y % 8) of byte (y / 8) x 128 + x; 1 is dark.
export const width = 128;
export const height = 64;
const dark = pixel(0x11, 0x11, 0x11);
const lit = pixel(0xff, 0x8c, 0x29);
const unlit = pixel(0x9c, 0x62, 0x2c);
const off = pixel(0x2b, 0x21, 0x16);
const differs = pixel(0xe0, 0x20, 0x20);
const same = pixel(0xee, 0xee, 0xee);

// Encodes a canvas pixel as a single number, in the byte order of this machine.
export function pixel(red, green, blue) {
  return new Uint32Array(new Uint8Array([red, green, blue, 255]).buffer)[0];
}

export function decode(base64) {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0));
}

export function isDark(pixels, x, y) {
  return (pixels[(y >> 3) * width + x] & (1 << (y & 7))) !== 0;
}

function paint(canvas, colour) {
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  const points = new Uint32Array(image.data.buffer);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      points[y * width + x] = colour(x, y);
    }
  }
  context.putImageData(image, 0, 0);
}

// If there are no pixels, the display is held in reset and therefore dark.
export function draw(canvas, pixels, hasBacklight = true) {
  const ground = hasBacklight ? lit : unlit;
  paint(canvas, (x, y) => !pixels ? off : isDark(pixels, x, y) ? dark : ground);
}

export function drawDifference(canvas, left, right) {
  paint(canvas, (x, y) => isDark(left, x, y) !== isDark(right, x, y) ? differs : same);
}
