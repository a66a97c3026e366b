package canopy.till.report.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table on pages. */
final class PdfTable {
  private static final int MOST_LINES = 4;
  private static final float LEADING = 1.3f;
  private static final float PADDING = 3;
  private static final float BEFORE = 14;

  private final Wording wording;
  private final Section section;
  private final PdfPages pages;
  private final PdfFont plain;
  private final PdfFont bold;
  private final PdfColumns columns;
  private final List<List<String>> head;

  PdfTable(Wording wording, Section section, PdfPages pages, PdfFont plain, PdfFont bold)
      throws IOException {
    this.wording = wording;
    this.section = section;
    this.pages = pages;
    this.plain = plain;
    this.bold = bold;
    this.columns = PdfColumns.fit(section, plain, bold, wording, pages.width());
    this.head = new ArrayList<>();
    for (int i = 0; i < section.columns().size(); i++) {
      head.add(lines(section.columns().get(i).heading(), bold, i));
    }
  }

  /** Heading, note, head, rows and sums; the head again on each further page. */
  void draw(float headingSize, float noteSize) throws IOException {
    // A heading does not stand alone at the foot of a page.
    if (!pages.has(BEFORE + 2 * headingSize + 2 * noteSize + height(head) * 3)) {
      pages.turn();
    }
    pages.down(BEFORE);
    if (!section.title().isEmpty()) {
      pages.line(section.title(), true, headingSize);
    }
    if (!section.note().isEmpty()) {
      pages.line(section.note(), false, noteSize);
    }
    head();
    if (section.rows().isEmpty()) {
      pages.line(wording.noRows(), false, columns.size());
    }
    for (List<Cell> row : section.rows()) {
      row(row, plain, false);
      pages.step();
    }
    if (!section.sums().isEmpty()) {
      row(section.sums(), bold, true);
    }
  }

  private void head() throws IOException {
    put(head, bold);
    pages.rule(PADDING, true);
    pages.down(PADDING);
  }

  private void row(List<Cell> cells, PdfFont font, boolean sums) throws IOException {
    List<List<String>> texts = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      texts.add(lines(CellText.read(cells.get(i), wording.formats()), font, i));
    }
    if (!pages.has(height(texts) + PADDING)) {
      pages.turn();
      head();
    }
    if (sums) {
      pages.rule(0, true);
    }
    put(texts, font);
    pages.rule(PADDING, sums);
    pages.down(PADDING);
  }

  private float lineHeight() {
    return columns.size() * LEADING;
  }

  private float height(List<List<String>> texts) {
    int most = texts.stream().mapToInt(List::size).max().orElse(1);
    return Math.max(1, most) * lineHeight();
  }

  private void put(List<List<String>> texts, PdfFont font) throws IOException {
    float height = height(texts);
    pages.down(height);
    float x = 0;
    for (int i = 0; i < texts.size(); i++) {
      float width = columns.width(i) - PdfColumns.GAP;
      boolean right = section.columns().get(i).kind().figure();
      float rise = height - lineHeight();
      for (String line : texts.get(i)) {
        float shift = right ? width - font.width(line, columns.size()) : 0;
        pages.text(line, font, columns.size(), x + shift, rise);
        rise -= lineHeight();
      }
      x += columns.width(i);
    }
  }

  /** Words over as many lines as they need, up to a limit; figures stay whole. */
  private List<String> lines(String text, PdfFont font, int column) throws IOException {
    String rest = font.drawable(text).strip();
    float width = columns.width(column) - PdfColumns.GAP;
    List<String> lines = new ArrayList<>();
    // Widths are sums of rounded numbers.
    while (font.width(rest, columns.size()) > width + 0.01f) {
      if (lines.size() == MOST_LINES - 1) {
        rest = font.fitted(rest, columns.size(), width);
        break;
      }
      int end = breakAt(rest, font, width);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  /** Behind the last space that fits, or between two signs. */
  private int breakAt(String text, PdfFont font, float width) throws IOException {
    int end = text.offsetByCodePoints(0, 1);
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (font.width(text.substring(0, next), columns.size()) > width) {
        break;
      }
      end = next;
    }
    int space = text.lastIndexOf(' ', end);
    return space > 0 && text.codePointAt(end) < 0x2E80 ? space : end;
  }
}
