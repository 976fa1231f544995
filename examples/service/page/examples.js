// Digits as people draw them: strokes in a square of 100 x 100.

/** @type {(cx: number, cy: number, rx: number, ry: number, from: number, to: number) => [number, number][]} */
const arc = (cx, cy, rx, ry, from, to) => Array.from({ length: 13 }, (_, i) => {
  const angle = ((from + ((to - from) * i) / 12) * Math.PI) / 180;
  return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)];
});

/** @type {[number, number][][][]} */
export const DIGITS = [
  [arc(50, 50, 24, 38, -90, 270)],
  [[[38, 28], [52, 12], [52, 88]]],
  [[...arc(48, 32, 20, 20, 180, 390), [30, 86], [74, 86]]],
  [[...arc(46, 30, 20, 18, 200, 450), ...arc(46, 68, 23, 20, -90, 160)]],
  [[[50, 12], [26, 58], [76, 58]], [[58, 38], [54, 90]]],
  [[[70, 12], [34, 12], [32, 46], ...arc(46, 64, 22, 22, -120, 130)]],
  [[[58, 10], ...arc(60, 60, 30, 48, -120, -180), ...arc(50, 68, 20, 20, 180, -180)]],
  [[[28, 14], [72, 14], [44, 88]], [[36, 50], [68, 50]]],
  [[...arc(50, 30, 18, 18, 90, 450), ...arc(50, 68, 20, 20, -90, 270)]],
  [[...arc(50, 32, 20, 20, 0, -360), [70, 40], ...arc(46, 60, 24, 28, 0, 120)]],
];
