package canopy.hardware.printer.sim;

import canopy.hardware.printer.paper.Bitmap;
import canopy.hardware.printer.paper.CodePictures;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws what a printer would make of receipt bytes: text in its cell grid, pictures, bar codes and
 * QR codes. The glyphs come from the caller; everything else is read from the bytes. For one
 * thread; use one per receipt.
 */
public final class ReceiptPicture {
  private static final int CELL_WIDTH_DOTS = 12;
  private static final int CELL_HEIGHT_DOTS = 24;
  private static final int DEFAULT_LINE_DOTS = 30;
  private static final int DOTS_TO_CUTTER = 96;

  /** A character waiting for the end of its line. */
  private record Cell(Bitmap picture) {}

  private final int paperWidthDots;
  private final GlyphSource glyphs;
  private final PaperStrip paper;
  private final PrintedText printed = new PrintedText();
  private final List<Cell> line = new ArrayList<>();
  private final ByteArrayOutputStream qrData = new ByteArrayOutputStream();
  private int lineWidthDots;
  private int align;
  private int widthFactor = 1;
  private int heightFactor = 1;
  private boolean bold;
  private int lineDots = DEFAULT_LINE_DOTS;
  private int barHeightDots = 162;
  private int barModuleDots = 3;
  private int barText;
  private int qrModuleDots = 3;

  private ReceiptPicture(int paperWidthDots, GlyphSource glyphs) {
    this.paperWidthDots = paperWidthDots;
    this.glyphs = glyphs;
    this.paper = new PaperStrip(paperWidthDots);
  }

  /**
   * Draws a receipt.
   *
   * @param paperWidthDots 384 or 576
   */
  public static Bitmap draw(byte[] receipt, int paperWidthDots, GlyphSource glyphs) {
    ReceiptPicture picture = new ReceiptPicture(paperWidthDots, glyphs);
    new EscPosReader(
            new EscPosReader.Sink() {
              @Override
              public void text(byte[] bytes) {
                picture.print(picture.printed.decode(bytes));
              }

              @Override
              public void command(byte[] bytes) {
                picture.command(bytes);
              }
            })
        .accept(receipt, 0, receipt.length);
    picture.endLine();
    return picture.paper.picture();
  }

  private void print(String text) {
    text.codePoints()
        .forEach(
            codePoint -> {
              int width = printed.columns(codePoint) * CELL_WIDTH_DOTS;
              if (lineWidthDots + width * widthFactor > paperWidthDots) {
                newLine();
              }
              Bitmap glyph = glyphs.glyph(codePoint, width, CELL_HEIGHT_DOTS, bold);
              line.add(new Cell(scaled(glyph)));
              lineWidthDots += width * widthFactor;
            });
  }

  private Bitmap scaled(Bitmap glyph) {
    int across = widthFactor;
    int down = heightFactor;
    return Bitmap.of(
        glyph.widthDots() * across,
        glyph.heightDots() * down,
        (x, y) -> glyph.black(x / across, y / down));
  }

  private void command(byte[] bytes) {
    int first = bytes[0] & 0xFF;
    if (first == '\n') {
      newLine();
    } else if (bytes.length >= 2) {
      int second = bytes[1] & 0xFF;
      switch (first) {
        case 0x1B -> escape(bytes, second);
        case 0x1C -> chineseMode(second);
        case 0x1D -> group(bytes, second);
        default -> {
          // Realtime commands leave nothing on paper.
        }
      }
    }
  }

  private void escape(byte[] bytes, int second) {
    int value = bytes.length > 2 ? bytes[2] & 0xFF : 0;
    switch (second) {
      case '@' -> reset();
      case 'a' -> align = value % 48;
      case 'E' -> bold = (value & 1) != 0;
      case 't' -> printed.setCodePage(value);
      case 'd' -> {
        endLine();
        paper.advance(value * lineDots);
      }
      case 'J' -> {
        endLine();
        paper.advance(value);
      }
      case '2' -> lineDots = DEFAULT_LINE_DOTS;
      case '3' -> lineDots = value;
      default -> {
        // Everything else leaves the picture as it is.
      }
    }
  }

  private void chineseMode(int second) {
    if (second == '&') {
      printed.setChinese(true);
    } else if (second == '.') {
      printed.setChinese(false);
    }
  }

  private void group(byte[] bytes, int second) {
    int value = bytes.length > 2 ? bytes[2] & 0xFF : 0;
    switch (second) {
      case '!' -> {
        widthFactor = (value >> 4 & 7) + 1;
        heightFactor = (value & 7) + 1;
      }
      case 'h' -> barHeightDots = value;
      case 'w' -> barModuleDots = value;
      case 'H' -> barText = value % 48;
      case 'v' -> raster(bytes);
      case 'k' -> bars(bytes, value);
      case '(' -> {
        if (value == 'k') {
          qr(bytes);
        }
      }
      case 'V' -> {
        endLine();
        paper.advance(value >= 65 ? DOTS_TO_CUTTER + (bytes[3] & 0xFF) : 0);
        paper.cut();
      }
      default -> {
        // Everything else leaves the picture as it is.
      }
    }
  }

  private void reset() {
    endLine();
    printed.reset();
    align = 0;
    widthFactor = 1;
    heightFactor = 1;
    bold = false;
    lineDots = DEFAULT_LINE_DOTS;
  }

  private void raster(byte[] bytes) {
    int rowBytes = (bytes[4] & 0xFF) + 256 * (bytes[5] & 0xFF);
    int rows = (bytes[6] & 0xFF) + 256 * (bytes[7] & 0xFF);
    byte[] dots = new byte[rowBytes * rows];
    System.arraycopy(bytes, 8, dots, 0, dots.length);
    picture(Bitmap.ofRows(rowBytes * 8, rows, dots));
  }

  private void bars(byte[] bytes, int system) {
    String data = new String(bytes, 4, bytes.length - 4, StandardCharsets.ISO_8859_1);
    if (system != 67 && system != 73) {
      return;
    }
    String content = system == 73 ? Code128Content.of(data) : data;
    Bitmap modules = system == 73 ? CodePictures.code128(content) : CodePictures.ean13(content);
    int module = barModuleDots;
    picture(
        Bitmap.of(
            modules.widthDots() * module, barHeightDots, (x, y) -> modules.black(x / module, 0)));
    if (barText == 2) {
      print(content);
      newLine();
    }
  }

  private void qr(byte[] bytes) {
    int function = bytes[6] & 0xFF;
    switch (function) {
      case 0x43 -> qrModuleDots = bytes[7] & 0xFF;
      case 0x50 -> {
        qrData.reset();
        qrData.write(bytes, 8, bytes.length - 8);
      }
      case 0x51 ->
          picture(CodePictures.qr(qrData.toString(StandardCharsets.UTF_8)).enlarged(qrModuleDots));
      default -> {
        // Model and error correction do not change what a reader reads.
      }
    }
  }

  private void picture(Bitmap picture) {
    endLine();
    paper.place(picture, left(picture.widthDots()));
    paper.advance(picture.heightDots());
  }

  private int left(int widthDots) {
    int free = Math.max(0, paperWidthDots - widthDots);
    return align == 1 ? free / 2 : align == 2 ? free : 0;
  }

  /** Ends the line only when something stands on it, as commands at the start of a line do. */
  private void endLine() {
    if (!line.isEmpty()) {
      newLine();
    }
  }

  private void newLine() {
    int height = lineDots;
    for (Cell cell : line) {
      height = Math.max(height, cell.picture().heightDots() + lineDots - CELL_HEIGHT_DOTS);
    }
    int x = left(lineWidthDots);
    for (Cell cell : line) {
      paper.placeOnBase(cell.picture(), x, height);
      x += cell.picture().widthDots();
    }
    line.clear();
    lineWidthDots = 0;
    paper.advance(height);
  }
}
