// Typeface subsetter: cuts the typeface down to what the page needs. Run by scripts/setup:
//   node scripts/typeface.mjs FOLDER-OF-PACKAGES NAME FOLDER
// writes regular and bold, each as .ttf (pictures are drawn with it and the table of widths is made from it) and as .woff2
// (what browsers load), and the licence.
//
// IBM Plex Sans: all its figures are equally wide without being asked, and a canvas cannot ask; I, l and 1 differ, and its
// letters are open and large, so that they are clear at 12 pixels. Beside it were looked at Roboto (whose I and l are one
// stroke) and Source Sans 3 (smaller letters in the same size).
// Its licence keeps the name Plex for the unchanged files: what is cut out of it has a name of its own.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [packages, family, folder] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));
const subset = require("subset-font");
const source = join(packages, "node_modules/@expo-google-fonts/ibm-plex-sans");

// Which characters? All Latin letters of Europe and the Romanized names of the rest, the punctuation and signs of texts, arrows.
const CHARACTERS = [
  [0x0020, 0x007e], // Basic Latin
  [0x00a0, 0x017f], // Latin-1 and Latin Extended-A
  [0x0218, 0x021b], // Romanian
  [0x1e9e, 0x1e9e],
  [0x2009, 0x2009],
  [0x2010, 0x2015], // hyphens and dashes
  [0x2018, 0x201e], // quotation marks
  [0x2020, 0x2022],
  [0x2026, 0x2026],
  [0x202f, 0x202f],
  [0x2030, 0x2030],
  [0x2032, 0x2033],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
  [0x2116, 0x2116],
  [0x2122, 0x2122],
  [0x2190, 0x2199], // arrows
  [0x2212, 0x2212],
  [0x2248, 0x2248],
  [0x2260, 0x2260],
  [0x2264, 0x2265],
];
const text = CHARACTERS.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)),
).join("");

/** The table of names of a font, in English for Windows, which all programs read. */
function names(style) {
  const texts = Object.entries({
    0: 'Copyright © 2017 IBM Corp. with Reserved Font Name "Plex". This is a part of it under another name.',
    1: family,
    2: style,
    3: `${family} ${style}`,
    4: `${family} ${style}`,
    5: "Version 1.000",
    6: `${family.replaceAll(" ", "")}-${style}`,
    13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    14: "https://openfontlicense.org",
  }).map(([id, value]) => [Number(id), Buffer.from(value, "utf16le").swap16()]);
  const head = Buffer.alloc(6 + 12 * texts.length);
  head.writeUInt16BE(texts.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  texts.forEach(([id, value], at) => {
    [3, 1, 0x409, id, value.length, offset].forEach((field, i) => head.writeUInt16BE(field, 6 + 12 * at + 2 * i));
    offset += value.length;
  });
  return Buffer.concat([head, ...texts.map(([, value]) => value)]);
}

/** A font with another table of names at its end. Sums are not made: the program that cuts makes them. */
function renamed(font, style) {
  const table = names(style);
  const gap = Buffer.alloc(-font.length & 3);
  const out = Buffer.concat([font, gap, table, Buffer.alloc(-table.length & 3)]);
  const count = out.readUInt16BE(4);
  const record = Array.from({ length: count }, (_, at) => 12 + 16 * at).find((at) => out.toString("latin1", at, at + 4) === "name");
  out.writeUInt32BE(font.length + gap.length, record + 8);
  out.writeUInt32BE(table.length, record + 12);
  return out;
}

mkdirSync(folder, { recursive: true });
for (const [style, file] of [["Regular", "400Regular/IBMPlexSans_400Regular.ttf"], ["Bold", "700Bold/IBMPlexSans_700Bold.ttf"]]) {
  const font = renamed(readFileSync(join(source, file)), style);
  for (const [format, ending] of [["sfnt", "ttf"], ["woff2", "woff2"]]) {
    // Kerning is kept. Hints are for screens that no longer are, and a quarter of the file; the table of variants names what is cut off.
    const options = { targetFormat: format, keepFeatures: ["kern"], noLayoutClosure: true, noHinting: true, preserveNameIds: [13, 14], dropTables: ["STAT"] };
    writeFileSync(join(folder, `${style.toLowerCase()}.${ending}`), await subset(font, text, options));
  }
}
writeFileSync(join(folder, "LICENCE.txt"), readFileSync(join(source, "LICENSE_FONT")));
