// Unites the overlapping strokes of each glyph: JavaFX fills large glyphs by the even-odd rule and
// would leave holes where strokes cross. Reads and writes one glyph a line: [name, contours].
'use strict';

const fs = require('fs');
const path = require('path');
const readline = require('readline');
const folder = path.dirname(require.resolve('pathkit-wasm/bin/pathkit.js'));
const init = require('pathkit-wasm/bin/pathkit.js');

// Straight pieces that stand for a curve where only its area and place matter.
const STEPS = 8;

function draw(kit, contours) {
  const shape = kit.NewPath();
  for (const contour of contours) {
    const points = [];
    contour.forEach(([x, y, on], i) => {
      const [px, py, pOn] = contour[(i + contour.length - 1) % contour.length];
      if (!on && !pOn) points.push([(px + x) / 2, (py + y) / 2, 1]);
      points.push([x, y, on]);
    });
    const first = points.findIndex((p) => p[2]);
    const turned = points.slice(first).concat(points.slice(0, first));
    shape.moveTo(turned[0][0], turned[0][1]);
    for (let i = 1; i <= turned.length; i++) {
      const at = turned[i % turned.length];
      if (at[2]) {
        shape.lineTo(at[0], at[1]);
      } else {
        const to = turned[(i + 1) % turned.length];
        shape.quadTo(at[0], at[1], to[0], to[1]);
        i++;
      }
    }
    shape.close();
  }
  return shape;
}

// Contours of [x, y, on], without a last point that repeats the first.
function contoursOf(kit, shape) {
  const found = [];
  let contour = [];
  const end = () => {
    if (contour.length > 1) {
      const [a, b] = [contour[0], contour[contour.length - 1]];
      if (b[2] && Math.round(a[0]) === Math.round(b[0]) && Math.round(a[1]) === Math.round(b[1])) {
        contour.pop();
      }
      found.push(contour);
    }
    contour = [];
  };
  for (const [verb, ...p] of shape.toCmds()) {
    switch (verb) {
      case kit.MOVE_VERB:
        end();
        contour.push([p[0], p[1], 1]);
        break;
      case kit.LINE_VERB:
        contour.push([p[0], p[1], 1]);
        break;
      case kit.QUAD_VERB:
        contour.push([p[0], p[1], 0], [p[2], p[3], 1]);
        break;
      case kit.CLOSE_VERB:
        end();
        break;
      default:
        throw new Error(`verb ${verb}`);
    }
  }
  end();
  return found;
}

// In the middle, as near as whole units can be.
function half(a, middle, b) {
  return Math.abs(2 * middle - a - b) <= 1;
}

// Whole units; no point twice, none that the points beside it imply.
function tidy(contour) {
  let points = contour.map(([x, y, on]) => [Math.round(x), Math.round(y), on]);
  const before = (i) => points[(i + points.length - 1) % points.length];
  const after = (i) => points[(i + 1) % points.length];
  points = points.filter((p, i) => !(p[2] && before(i)[2] && p[0] === before(i)[0] && p[1] === before(i)[1]));
  points = points.filter((p, i) => {
    const [a, b] = [before(i), after(i)];
    const onLine = p[2] && a[2] && b[2] && (p[0] - a[0]) * (b[1] - p[1]) === (p[1] - a[1]) * (b[0] - p[0]);
    return !onLine;
  });
  const implied = points.map((p, i) => {
    const [a, b] = [before(i), after(i)];
    return i > 0 && p[2] && !a[2] && !b[2] && half(a[0], p[0], b[0]) && half(a[1], p[1], b[1]);
  });
  return points.filter((p, i) => !implied[i]);
}

function polygon(contour) {
  const full = [];
  contour.forEach((p, i) => {
    const before = contour[(i + contour.length - 1) % contour.length];
    if (!p[2] && !before[2]) full.push([(before[0] + p[0]) / 2, (before[1] + p[1]) / 2, 1]);
    full.push(p);
  });
  const flat = [];
  full.forEach((p, i) => {
    if (p[2]) {
      flat.push([p[0], p[1]]);
      return;
    }
    const a = full[(i + full.length - 1) % full.length];
    const b = full[(i + 1) % full.length];
    for (let s = 1; s < STEPS; s++) {
      const t = s / STEPS;
      flat.push([0, 1].map((k) => (1 - t) ** 2 * a[k] + 2 * t * (1 - t) * p[k] + t * t * b[k]));
    }
  });
  return flat;
}

function area(flat) {
  return flat.reduce((sum, [x, y], i) => {
    const [nx, ny] = flat[(i + 1) % flat.length];
    return sum + (x * ny - nx * y) / 2;
  }, 0);
}

function areas(contours) {
  return contours.reduce((sum, contour) => sum + area(polygon(contour)), 0);
}

function inside([x, y], flat) {
  let odd = false;
  flat.forEach(([ax, ay], i) => {
    const [bx, by] = flat[(i + 1) % flat.length];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  });
  return odd;
}

// Skia leaves directions to the even-odd rule; in a font, outlines run clockwise and holes against.
function directed(contours) {
  const flats = contours.map(polygon);
  return contours.map((contour, i) => {
    const depth = flats.filter((other, j) => {
      if (i === j) return false;
      const within = flats[i].filter((p) => inside(p, other)).length;
      return 2 * within > flats[i].length;
    }).length;
    const clockwise = area(flats[i]) < 0;
    return clockwise === (depth % 2 === 0) ? contour : contour.slice().reverse();
  });
}

async function main() {
  const kit = await init({ wasmBinary: fs.readFileSync(path.join(folder, 'pathkit.wasm')) });
  let kept = 0;
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [name, contours] = JSON.parse(line);
    const shape = draw(kit, contours);
    let united = contours;
    if (shape.simplify()) {
      let found = contoursOf(kit, shape)
        .map(tidy)
        .filter((c) => c.length > 2 && Math.abs(area(polygon(c))) >= 2);
      found = directed(found);
      // Nothing crossed: the outlines as they were drawn have fewer points.
      const crossed = found.length !== contours.length || Math.abs(areas(found) - areas(contours)) > 2;
      if (crossed) united = found;
    }
    if (united.length === 0 || united === contours) {
      united = contours;
      kept++;
    }
    shape.delete();
    process.stdout.write(JSON.stringify([name, united]) + '\n');
  }
  process.stderr.write(`${kept} glyphs had nothing to unite\n`);
}

main();
