package canopy.hardware.printer.paper;

import canopy.hardware.printer.paper.PrinterProfile.CodeStyle;
import canopy.hardware.printer.paper.TextStyle.Align;
import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.Style.FontSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds the bytes of one receipt, from top to bottom. Texts may hold anything: control characters
 * are taken out, so no name can carry a command to the printer. For one thread; use one per
 * receipt.
 */
public final class ReceiptBuilder {
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;
  private static final int ESC = 0x1B;
  private static final int BAR_HEIGHT_DOTS = 64;
  private static final int BAR_MODULE_DOTS = 2;
  private static final int QR_MODULE_DOTS = 6;

  /** A millimetre and a half; printers that draw codes themselves know no more than eight dots. */
  private static final int LARGE_QR_MODULE_DOTS = 12;

  private static final int LARGEST_NATIVE_MODULE_DOTS = 8;

  /** The printer's own lines are 30 dots apart for 24 of character. */
  private static final int LINE_GAP_DOTS = 6;

  /** Words with single spaces between them. */
  private static final Pattern RUN = Pattern.compile("[^ ]+(?: [^ ]+)*");

  private final PrinterProfile profile;
  private final LineRasteriser rasteriser;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final EscPos escpos = new EscPos(out);
  private @Nullable TextStyle current;

  /** Starts a receipt: resets the printer and switches its Chinese font on. */
  public ReceiptBuilder(PrinterProfile profile, LineRasteriser rasteriser) {
    this.profile = profile;
    this.rasteriser = rasteriser;
    write(escpos::initializePrinter);
    raw(FS, '&');
  }

  /** Prints text in plain style, broken into lines. */
  public ReceiptBuilder text(String text) {
    return text(text, TextStyle.PLAIN);
  }

  /** Prints text, broken into lines at line feeds, spaces and, if need be, between characters. */
  public ReceiptBuilder text(String text, TextStyle style) {
    for (String paragraph : text.split("\n", -1)) {
      String clean = PlainText.clean(paragraph);
      Script script = Script.of(clean, profile);
      for (String line : PlainText.wrap(clean, script, columns(style))) {
        line(line, script, style);
      }
    }
    return this;
  }

  /**
   * Prints a line with text on both sides, such as a name and an amount. A left text that is too
   * long takes more lines; the right one stands on the last of them and is never broken while it
   * fits on a line of its own.
   */
  public ReceiptBuilder pair(String left, String right, TextStyle style) {
    String cleanLeft = PlainText.clean(left);
    String cleanRight = PlainText.clean(right);
    Script script = Script.of(cleanLeft + cleanRight, profile);
    int columns = columns(style);
    List<String> lines = PlainText.wrap(cleanLeft, script, columns);
    for (String line : lines.subList(0, lines.size() - 1)) {
      line(line, script, leftAligned(style));
    }
    String last = lines.get(lines.size() - 1);
    int rightColumns = script.columns(cleanRight);
    int gap = columns - script.columns(last) - rightColumns;
    if (gap >= 1 || rightColumns == 0) {
      line(last + " ".repeat(Math.max(0, gap)) + cleanRight, script, leftAligned(style));
      return this;
    }
    line(last, script, leftAligned(style));
    for (String line : PlainText.wrap(cleanRight, script, columns)) {
      line(padLeft(line, script, columns), script, leftAligned(style));
    }
    return this;
  }

  /** Prints a line with text on both sides in plain style. */
  public ReceiptBuilder pair(String left, String right) {
    return pair(left, right, TextStyle.PLAIN);
  }

  /**
   * One cell of a table row.
   *
   * @param text what stands in it; cut off where it does not fit
   * @param columns its width in narrow characters
   */
  public record Cell(String text, int columns, Align align) {}

  /** Prints a table row; cells that go beyond the paper are left out. */
  public ReceiptBuilder row(List<Cell> cells, TextStyle style) {
    StringBuilder all = new StringBuilder();
    cells.forEach(cell -> all.append(PlainText.clean(cell.text())));
    Script script = Script.of(all.toString(), profile);
    StringBuilder line = new StringBuilder();
    int left = columns(style);
    for (Cell cell : cells) {
      int width = Math.min(cell.columns(), left);
      left -= width;
      if (width > 0) {
        line.append(fitted(PlainText.clean(cell.text()), script, width, cell.align()));
      }
    }
    line(line.toString().stripTrailing(), script, leftAligned(style));
    return this;
  }

  /** Prints a dashed line across the paper. */
  public ReceiptBuilder separator() {
    return text("-".repeat(profile.columns()), TextStyle.PLAIN);
  }

  /** Leaves lines empty, 1 to 20. */
  public ReceiptBuilder feed(int lines) {
    if (lines < 1 || lines > 20) {
      throw new IllegalArgumentException("feed of " + lines + " lines");
    }
    raw(ESC, 'd', lines);
    return this;
  }

  /**
   * Prints a picture, such as a logo.
   *
   * @throws IllegalArgumentException when it is wider than the paper
   */
  public ReceiptBuilder picture(Bitmap picture, Align align) {
    int free = profile.widthDots() - picture.widthDots();
    int left =
        switch (align) {
          case LEFT -> 0;
          case CENTRE -> free / 2;
          case RIGHT -> free;
        };
    style(TextStyle.PLAIN);
    Bitmap placed = left == 0 ? picture : picture.placedOn(left + picture.widthDots(), left);
    RasterCommand.write(placed, profile.widthDots(), out);
    return this;
  }

  /**
   * Prints a QR code in the middle; the content is UTF-8.
   *
   * @throws IllegalArgumentException when it is empty, too long or too fine for the paper
   */
  public ReceiptBuilder qr(String content) {
    return qr(content, QR_MODULE_DOTS);
  }

  /**
   * Prints a QR code as large as the paper and a good measure allow, for a phone held above it.
   *
   * @throws IllegalArgumentException when it is empty, too long or too fine for the paper
   */
  public ReceiptBuilder largeQr(String content) {
    return qr(
        content,
        profile.qr() == CodeStyle.DRAWN ? LARGE_QR_MODULE_DOTS : LARGEST_NATIVE_MODULE_DOTS);
  }

  private ReceiptBuilder qr(String content, int moduleDots) {
    Bitmap modules = CodePictures.qr(content);
    int factor = Math.min(moduleDots, profile.widthDots() / modules.widthDots());
    if (factor < 2) {
      throw new IllegalArgumentException("the QR code is too fine for this paper");
    }
    if (profile.qr() == CodeStyle.DRAWN) {
      return picture(modules.enlarged(factor), Align.CENTRE);
    }
    style(TextStyle.CENTRED);
    // From bytes, not from characters: escpos-coffee counts characters and cuts Chinese short.
    byte[] data = content.getBytes(StandardCharsets.UTF_8);
    int length = data.length + 3;
    raw(GS, '(', 'k', 4, 0, 0x31, 0x41, 0x32, 0);
    raw(GS, '(', 'k', 3, 0, 0x31, 0x43, factor);
    raw(GS, '(', 'k', 3, 0, 0x31, 0x45, 0x31);
    raw(GS, '(', 'k', length & 0xFF, length >> 8, 0x31, 0x50, 0x30);
    out.writeBytes(data);
    raw(GS, '(', 'k', 3, 0, 0x31, 0x51, 0x30);
    return this;
  }

  /**
   * Prints a CODE128 with its text below, such as the receipt's number. Where the bars would be too
   * fine for a scanner (58 mm paper holds about 24 digits or 11 letters) a QR code of the same
   * content is printed instead.
   *
   * @param content printable ASCII
   */
  public ReceiptBuilder code128(String content) {
    Code128Data data = Code128Data.of(content);
    if (data.modules() * BAR_MODULE_DOTS > profile.widthDots()) {
      return qr(content).text(content, TextStyle.CENTRED);
    }
    if (profile.barcode() == CodeStyle.DRAWN) {
      return bars(CodePictures.code128(content), content);
    }
    startNativeBars();
    data.writeTo(out);
    return this;
  }

  /**
   * Prints an EAN-13 with its digits below.
   *
   * @throws IllegalArgumentException when it is not 13 digits with the right check digit
   */
  public ReceiptBuilder ean13(String digits) {
    Bitmap bars = CodePictures.ean13(digits);
    if (profile.barcode() == CodeStyle.DRAWN) {
      return bars(bars, digits);
    }
    startNativeBars();
    raw(GS, 'k', 67, 13);
    out.writeBytes(digits.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  /** Ends the receipt: feeds it out and cuts it, or feeds it to the tear bar. */
  public ReceiptBuilder cut() {
    style(TextStyle.PLAIN);
    if (profile.cutter()) {
      raw(GS, 'V', 66, 3);
    } else {
      feed(4);
    }
    return this;
  }

  /** The bytes so far. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  private ReceiptBuilder bars(Bitmap modules, String below) {
    Bitmap tall =
        Bitmap.of(
            modules.widthDots() * BAR_MODULE_DOTS,
            BAR_HEIGHT_DOTS,
            (x, y) -> modules.black(x / BAR_MODULE_DOTS, 0));
    return picture(tall, Align.CENTRE).text(below, TextStyle.CENTRED);
  }

  private void startNativeBars() {
    style(TextStyle.CENTRED);
    raw(GS, 'h', BAR_HEIGHT_DOTS);
    raw(GS, 'w', BAR_MODULE_DOTS);
    raw(GS, 'H', 2);
  }

  /** Prints one line that fits. */
  private void line(String text, Script script, TextStyle style) {
    switch (script) {
      case CHINESE -> {
        style(style);
        out.writeBytes(text.getBytes(Script.GB18030));
        raw('\n');
      }
      case LATIN -> {
        style(style);
        raw(FS, '.');
        raw(ESC, 't', profile.latinCodePage());
        out.writeBytes(text.getBytes(Objects.requireNonNull(profile.latinCharset())));
        raw('\n');
        raw(FS, '&');
      }
      case DRAWN -> drawn(text, style);
    }
  }

  /**
   * Draws a line; what stands behind two spaces or more begins at its column, whatever the font.
   */
  private void drawn(String text, TextStyle style) {
    int cell = PrinterProfile.CELL_WIDTH_DOTS * style.size().widthFactor();
    int height = PrinterProfile.CELL_HEIGHT_DOTS * style.size().heightFactor();
    int width = Math.max(1, Script.DRAWN.columns(text)) * cell;
    List<Bitmap> runs = new ArrayList<>();
    Matcher run = RUN.matcher(text);
    while (run.find()) {
      int left = Script.DRAWN.columns(text.substring(0, run.start())) * cell;
      int runWidth = Script.DRAWN.columns(run.group()) * cell;
      Bitmap drawn = rasteriser.rasterise(run.group(), runWidth, height, style.bold());
      runs.add(drawn.placedOn(width, left));
    }
    Bitmap line =
        Bitmap.of(
            width,
            height + LINE_GAP_DOTS,
            (x, y) -> runs.stream().anyMatch(r -> r.black(x, y - LINE_GAP_DOTS / 2)));
    picture(line, style.align());
  }

  /** Sends a style only when it changes: escpos-coffee takes twenty bytes for one. */
  private void style(TextStyle style) {
    if (style.equals(current)) {
      return;
    }
    current = style;
    Style command =
        new Style()
            .setBold(style.bold())
            .setFontSize(
                fontSize(style.size().widthFactor()), fontSize(style.size().heightFactor()))
            .setJustification(
                switch (style.align()) {
                  case LEFT -> Justification.Left_Default;
                  case CENTRE -> Justification.Center;
                  case RIGHT -> Justification.Right;
                });
    write(() -> out.writeBytes(command.getConfigBytes()));
  }

  private static FontSize fontSize(int factor) {
    return factor == 1 ? FontSize._1 : FontSize._2;
  }

  private int columns(TextStyle style) {
    return profile.columns() / style.size().widthFactor();
  }

  private static TextStyle leftAligned(TextStyle style) {
    return new TextStyle(Align.LEFT, style.bold(), style.size());
  }

  private static String padLeft(String text, Script script, int columns) {
    return " ".repeat(Math.max(0, columns - script.columns(text))) + text;
  }

  private static String fitted(String text, Script script, int columns, Align align) {
    String shown = PlainText.wrap(text, script, columns).get(0);
    int free = Math.max(0, columns - script.columns(shown));
    int before =
        switch (align) {
          case LEFT -> 0;
          case CENTRE -> free / 2;
          case RIGHT -> free;
        };
    return " ".repeat(before) + shown + " ".repeat(free - before);
  }

  private void raw(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
  }

  /** Something escpos-coffee declares to throw and never does on a byte array. */
  private interface Step {
    void run() throws IOException;
  }

  private static void write(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
