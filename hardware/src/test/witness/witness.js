// Reads receipts with programs that we did not write. Each line of the input names one; what they saw
// of it is a line of JSON.
// Structure: npos. Text: iconv. Bar codes and QR codes in pictures: zbarimg.
'use strict';

const { execFileSync, spawnSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const readline = require('readline');
const npos = require('npos');
const rules = require('npos/lib/parser/rules');
const symbols = require('npos/lib/parser/symbols');

// The one command of ours that npos 0.1.19 does not know: GS ( k, counted like its other GS ( ones.
rules[symbols.GS]['(k'] = [0, 'd16'];

const CODE_PAGES = { 0: 'CP437', 2: 'CP850', 16: 'WINDOWS-1252', 19: 'CP858' };

function decode(charset, bytes) {
  return execFileSync('iconv', ['-f', charset, '-t', 'UTF-8'], { input: bytes }).toString('utf8');
}

function fourByteCharacters(bytes) {
  let found = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] >= 0x81) {
      if (bytes[i + 1] >= 0x30 && bytes[i + 1] <= 0x39) {
        found++;
        i += 3;
      } else {
        i++;
      }
    }
  }
  return found;
}

function code128(data) {
  let text = '';
  let pairs = false;
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0x7b) {
      i++;
      if (data[i] === 0x7b) text += '{';
      else pairs = data[i] === 0x43;
    } else if (pairs) {
      text += String(data[i]).padStart(2, '0');
    } else {
      text += String.fromCharCode(data[i]);
    }
  }
  return text;
}

function scan(width, rows) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'witness-'));
  try {
    const file = path.join(folder, 'raster.pbm');
    const dots = Buffer.concat(rows);
    const header = Buffer.from(`P4\n${width * 8} ${dots.length / width}\n`);
    fs.writeFileSync(file, Buffer.concat([header, dots]));
    const zbar = spawnSync('zbarimg', ['-q', file]);
    if (zbar.error) throw zbar.error;
    return zbar.stdout
      .toString('utf8')
      .split('\n')
      .filter((line) => line.length > 0)
      .map((line) => {
        const colon = line.indexOf(':');
        return { kind: line.slice(0, colon), text: line.slice(colon + 1), seen: true };
      });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function read(file) {
  const ast = npos.parser(rules).analyze(fs.readFileSync(file));
  if (ast.error) {
    return { error: String(ast.error.message || ast.error) };
  }
  const result = {
    error: null,
    startsWithReset: false,
    lines: [],
    codes: [],
    drawerPulses: 0,
    cuts: 0,
    pictures: 0,
    fourByteCharacters: 0,
    controlCharacters: 0,
    commands: [],
  };
  const segments = [];
  let chinese = true;
  let codePage = 0;
  let raster = null;
  let qr = '';

  const endRaster = () => {
    if (raster) {
      result.pictures++;
      result.codes.push(...scan(raster.width, raster.rows));
      raster = null;
    }
  };

  ast.tree.forEach((node, index) => {
    const bytes = ast.raw.slice(node.offset, node.offset + node.length);
    const name = `${node.ascii} ${node.fn || ''}`.trim();
    if (name !== 'GS v0') endRaster();
    if (node.ascii === 'STX') {
      result.controlCharacters += bytes.filter((b) => (b < 0x20 && b !== 0x0a) || b === 0x7f).length;
      if (chinese) result.fourByteCharacters += fourByteCharacters(bytes);
      const charset = chinese ? 'GB18030' : CODE_PAGES[codePage] || 'ASCII';
      const last = segments[segments.length - 1];
      if (last && last.charset === charset) last.parts.push(bytes);
      else segments.push({ charset, parts: [bytes] });
      return;
    }
    result.commands.push(name);
    switch (name) {
      case 'ESC @':
        if (index === 0) result.startsWithReset = true;
        chinese = true;
        codePage = 0;
        break;
      case 'FS &':
        chinese = true;
        break;
      case 'FS .':
        chinese = false;
        break;
      case 'ESC t':
        codePage = bytes[2];
        break;
      case 'ESC p':
        result.drawerPulses++;
        break;
      case 'GS V':
        result.cuts++;
        break;
      case 'GS v0': {
        const width = bytes[4] + 256 * bytes[5];
        const height = bytes[6] + 256 * bytes[7];
        if (height > 128) result.error = `a raster of ${height} rows`;
        if (raster && raster.width !== width) endRaster();
        raster = raster || { width, rows: [] };
        raster.rows.push(ast.raw.slice(node.offset + 8, node.offset + 8 + width * height));
        break;
      }
      case 'GS k':
        if (bytes[2] === 73) {
          result.codes.push({
            kind: 'CODE-128',
            text: code128(bytes.slice(4, 4 + bytes[3])),
            seen: false,
          });
        } else if (bytes[2] === 67) {
          result.codes.push({ kind: 'EAN-13', text: bytes.slice(4, 17).toString(), seen: false });
        } else {
          result.error = `a bar code of kind ${bytes[2]}`;
        }
        break;
      case 'GS (k':
        if (bytes[6] === 0x50) {
          qr = bytes.slice(8, 5 + bytes[3] + 256 * bytes[4]).toString('utf8');
        } else if (bytes[6] === 0x51) {
          result.codes.push({ kind: 'QR-Code', text: qr, seen: false });
        }
        break;
      default:
        if (node.ascii === 'DLE' && bytes[1] === 0x14 && bytes[2] === 1) result.drawerPulses++;
    }
  });
  endRaster();
  const text = segments.map((s) => decode(s.charset, Buffer.concat(s.parts))).join('');
  result.lines = text.split('\n').filter((line) => line.trim().length > 0);
  return result;
}

readline
  .createInterface({ input: process.stdin })
  .on('line', (file) => process.stdout.write(JSON.stringify(read(file)) + '\n'));
