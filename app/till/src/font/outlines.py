"""Takes outlines out of fonts and puts them back: see make.sh.

take SC LATIN JP BASE OUTLINES: adds to SC what only the others have of certain blocks, drops the
tables that the till does not use, writes the font and one JSON line of contours for each glyph.
put BASE OUTLINES FONT: writes the font with those contours instead.
A contour is a list of [x, y, on the curve], as in the glyf table.
"""

import json
import subprocess
import sys

from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import ttProgram
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphCoordinates

DROPPED = "GPOS,GSUB,GDEF,BASE,vhea,vmtx,prep,fpgm,cvt,gasp,STAT"
# Names with accents of any Latin language, and currency signs.
LATIN = [(0x0100, 0x024F), (0x1E00, 0x1EFF), (0x20A0, 0x20CF)]
# Digits of Source Sans are 497 wide, those of Noto Sans SC, drawn after them, 555 (bold: 528, 590).
LATIN_SCALE = 1.117
# Extension B and later: characters of names that mainland China's standards do not have.
RARE = [(0x20000, 0x2EBEF)]


def take(noto, latin, rare, base, outlines):
    subprocess.run(
        ["pyftsubset", noto, "--unicodes=*", "--drop-tables+=" + DROPPED, "--layout-features=",
         "--no-hinting", "--notdef-outline", "--name-IDs=*", "--recalc-bounds",
         "--output-file=" + base],
        check=True)
    font = TTFont(base)
    add(font, TTFont(latin), LATIN, LATIN_SCALE)
    add(font, TTFont(rare), RARE, 1)
    font.save(base)
    font = TTFont(base)
    with open(outlines, "w", encoding="ascii") as out:
        for name in font.getGlyphOrder():
            glyph = font["glyf"][name]
            if glyph.numberOfContours > 0:
                out.write(json.dumps([name, contours(glyph, font["glyf"])]) + "\n")


def add(font, other, blocks, scale):
    have = font.getBestCmap()
    glyphs = other.getGlyphSet()
    order = font.getGlyphOrder()
    fresh = {}
    for code, source in other.getBestCmap().items():
        if code in have or not any(first <= code <= last for first, last in blocks):
            continue
        name = "added%04X" % code
        pen = DecomposingRecordingPen(glyphs)
        glyphs[source].draw(pen)
        drawing = TTGlyphPen(None)
        for step, points in pen.value:
            getattr(drawing, step)(
                *[p and (round(p[0] * scale), round(p[1] * scale)) for p in points])
        glyph = drawing.glyph()
        font["glyf"].glyphs[name] = glyph
        glyph.recalcBounds(font["glyf"])
        width = round(other["hmtx"][source][0] * scale)
        font["hmtx"].metrics[name] = (width, getattr(glyph, "xMin", 0))
        fresh[code] = name
    font.setGlyphOrder(order + list(fresh.values()))
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap.update(
                {code: name for code, name in fresh.items()
                 if table.format == 12 or code < 0x10000})


def contours(glyph, table):
    points, ends, flags = glyph.getCoordinates(table)
    found = []
    start = 0
    for end in ends:
        found.append([[x, y, flag & 1] for (x, y), flag
                      in zip(points[start:end + 1], flags[start:end + 1])])
        start = end + 1
    return found


def put(base, outlines, path):
    font = TTFont(base)
    glyf = font["glyf"]
    with open(outlines, encoding="ascii") as lines:
        for line in lines:
            name, found = json.loads(line)
            glyph = Glyph()
            glyph.numberOfContours = len(found)
            flat = [point for contour in found for point in contour]
            glyph.coordinates = GlyphCoordinates([(x, y) for x, y, _ in flat])
            glyph.flags = bytearray(on for _, _, on in flat)
            ends = []
            for contour in found:
                ends.append(len(contour) + (ends[-1] + 1 if ends else 0) - 1)
            glyph.endPtsOfContours = ends
            glyph.program = ttProgram.Program()
            glyph.program.fromBytecode(b"")
            glyf[name] = glyph
            glyph.recalcBounds(glyf)
            font["hmtx"].metrics[name] = (font["hmtx"].metrics[name][0], glyph.xMin)
    font["post"].formatType = 3.0
    font["gasp"] = newTable("gasp")
    font["gasp"].version = 1
    font["gasp"].gaspRange = {0xFFFF: 0x000F}
    font.save(path)


if __name__ == "__main__":
    {"take": take, "put": put}[sys.argv[1]](*sys.argv[2:])
