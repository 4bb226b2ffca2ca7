import fs from 'node:fs';
import QRCode from 'qrcode';
import sharp from 'sharp';

const WIDTH = 720;
const HEIGHT = 1280;
const FRAMES = 10;

/** A label that lies on a bench, half in the picture: nothing is read of it, so that the picture stays. */
function scene() {
  const { modules } = QRCode.create('HTTP://192.168.1.10:1337/SCAN/4K7N2M9Q0XRW3', {
    errorCorrectionLevel: 'M',
  });
  const scale = 300 / modules.size;
  let squares = '';
  for (let place = 0; place < modules.size ** 2; place += 1) {
    const [row, column] = [Math.floor(place / modules.size), place % modules.size];
    if (modules.get(row, column) === 1)
      squares += `<rect x="${column * scale}" y="${row * scale}" width="${scale + 0.3}" height="${scale + 0.3}"/>`;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="bench" x2="1" y2="1"><stop stop-color="#8d8a84"/><stop offset="1" stop-color="#5b5955"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#bench)"/>
    <g transform="rotate(-7 360 640) translate(300 430)"><rect x="8" y="10" width="760" height="400" rx="6" opacity=".3"/>
      <rect width="760" height="400" rx="6" fill="#f6f4ee"/><g transform="translate(330 50)" fill="#161616">${squares}</g>
      <g fill="#222" font-family="PT Sans, sans-serif"><text x="30" y="90" font-size="40" font-weight="700">КР.03.01</text>
      <text x="30" y="140" font-size="30">Кронштейн</text><text x="30" y="320" font-size="26">12 шт.</text></g></g></svg>`;
}

/** Write the video that Chromium shows as its camera. @param {string} file its name ends in .y4m */
export async function writeCameraVideo(file) {
  const { data } = await sharp(Buffer.from(scene()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [luma, blue, red] = [
    Buffer.alloc(WIDTH * HEIGHT),
    Buffer.alloc((WIDTH * HEIGHT) / 4, 128),
    Buffer.alloc((WIDTH * HEIGHT) / 4, 128),
  ];
  for (let place = 0; place < WIDTH * HEIGHT; place += 1) {
    const [r, g, b] = data.subarray(place * 3, place * 3 + 3);
    luma[place] = 16 + (65.7 * r + 129 * g + 25 * b) / 256;
  }
  const header = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F5:1 Ip A1:1 C420\n`;
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, blue, red]);
  fs.writeFileSync(
    file,
    Buffer.concat([Buffer.from(header), ...Array.from({ length: FRAMES }, () => frame)]),
  );
}
