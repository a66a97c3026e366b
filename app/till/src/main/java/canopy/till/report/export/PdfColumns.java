package canopy.till.report.export;

import java.io.IOException;
import java.util.List;

/**
 * How wide the columns of a table are on paper. Figures are never cut: they get what they need.
 * Words share what is left, and what does not fit goes on the next line.
 */
final class PdfColumns {
  static final float GAP = 8;
  private static final float LARGEST = 9;
  private static final float SMALLEST = 5.5f;
  private static final float STEP = 0.5f;
  private static final float NARROWEST_WORDS = 48;
  private static final int MEASURED_ROWS = 2_000;

  private final float size;
  private final float[] widths;

  private PdfColumns(float size, float[] widths) {
    this.size = size;
    this.widths = widths;
  }

  /** Of the letters, in points. */
  float size() {
    return size;
  }

  /** Of a column with the gap behind it, in points. */
  float width(int column) {
    return widths[column];
  }

  /** What the columns need, at the largest letters. */
  static float wanted(Section section, PdfFont plain, PdfFont bold, Wording wording)
      throws IOException {
    float sum = 0;
    for (float width : natural(section, plain, bold, wording)) {
      sum += width + GAP;
    }
    return sum;
  }

  static PdfColumns fit(
      Section section, PdfFont plain, PdfFont bold, Wording wording, float available)
      throws IOException {
    float[] natural = natural(section, plain, bold, wording);
    for (float size = LARGEST; ; size -= STEP) {
      float scale = size / LARGEST;
      float free = available;
      float words = 0;
      int wordColumns = 0;
      for (int i = 0; i < natural.length; i++) {
        free -= GAP;
        if (section.columns().get(i).kind() == ColumnKind.TEXT) {
          words += natural[i] * scale;
          wordColumns++;
        } else {
          free -= natural[i] * scale;
        }
      }
      if (words <= free
          || (free >= wordColumns * NARROWEST_WORDS && free >= words / 3)
          || size <= SMALLEST) {
        return new PdfColumns(size, shared(section, natural, scale, words, free));
      }
    }
  }

  private static float[] shared(
      Section section, float[] natural, float scale, float words, float free) {
    float[] widths = new float[natural.length];
    float squeeze = words <= free || words == 0 ? 1 : Math.max(free, 1) / words;
    float rest = words == 0 ? 0 : Math.max(0, free - words) / natural.length;
    for (int i = 0; i < natural.length; i++) {
      boolean text = section.columns().get(i).kind() == ColumnKind.TEXT;
      widths[i] = natural[i] * scale * (text ? squeeze : 1) + rest + GAP;
    }
    return widths;
  }

  private static float[] natural(Section section, PdfFont plain, PdfFont bold, Wording wording)
      throws IOException {
    float[] widths = new float[section.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = bold.width(bold.drawable(section.columns().get(i).heading()), LARGEST);
    }
    List<List<Cell>> rows = section.rows();
    for (int r = 0; r < rows.size(); r++) {
      for (int i = 0; i < widths.length; i++) {
        // Every figure counts; of words the first ones tell enough.
        if (r < MEASURED_ROWS || section.columns().get(i).kind() != ColumnKind.TEXT) {
          widths[i] = Math.max(widths[i], width(rows.get(r).get(i), plain, wording));
        }
      }
    }
    for (int i = 0; i < section.sums().size(); i++) {
      widths[i] = Math.max(widths[i], width(section.sums().get(i), bold, wording));
    }
    return widths;
  }

  private static float width(Cell cell, PdfFont font, Wording wording) throws IOException {
    return cell instanceof Cell.Empty
        ? 0
        : font.width(font.drawable(CellText.read(cell, wording.formats())), LARGEST);
  }
}
