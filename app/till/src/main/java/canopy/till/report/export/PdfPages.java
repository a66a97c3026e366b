package canopy.till.report.export;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Pages that are filled from above. One thread. */
final class PdfPages {
  private static final float LEADING = 1.35f;
  private static final float HAIR = 0.4f;

  private final PDDocument pdf;
  private final PDRectangle sheet;
  private final float margin;
  private final PdfFont plain;
  private final PdfFont bold;
  private final FileProgress progress;
  private @Nullable PDPageContentStream ink;
  private float y;

  PdfPages(
      PDDocument pdf,
      PDRectangle sheet,
      float margin,
      PdfFont plain,
      PdfFont bold,
      FileProgress progress)
      throws IOException {
    this.pdf = pdf;
    this.sheet = sheet;
    this.margin = margin;
    this.plain = plain;
    this.bold = bold;
    this.progress = progress;
    turn();
  }

  /** A row is on its page. */
  void step() {
    progress.step();
  }

  float width() {
    return sheet.getWidth() - 2 * margin;
  }

  /** Whether so much height is free. */
  boolean has(float height) {
    return y - height >= margin;
  }

  /** Begins the next page. */
  void turn() throws IOException {
    close();
    PDPage page = new PDPage(sheet);
    pdf.addPage(page);
    ink = new PDPageContentStream(pdf, page);
    y = sheet.getHeight() - margin;
  }

  void close() throws IOException {
    if (ink != null) {
      ink.close();
      ink = null;
    }
  }

  /** Goes down. */
  void down(float height) {
    y -= height;
  }

  /** A line over the whole width, shortened if it must be. */
  void line(String words, boolean strong, float size) throws IOException {
    if (!has(size * LEADING)) {
      turn();
    }
    down(size * LEADING);
    PdfFont font = strong ? bold : plain;
    String drawable = font.fitted(font.drawable(words), size, width());
    text(drawable, font, size, 0, 0);
  }

  /**
   * Draws on the present line.
   *
   * @param x from the left margin
   * @param rise above the present line
   */
  void text(String drawable, PdfFont font, float size, float x, float rise) throws IOException {
    if (ink == null || drawable.isEmpty()) {
      return;
    }
    ink.beginText();
    ink.setFont(font.font(), size);
    ink.newLineAtOffset(margin + x, y + rise);
    ink.showText(drawable);
    ink.endText();
  }

  /** A rule over the whole width, so much below the present line. */
  void rule(float below, boolean strong) throws IOException {
    if (ink == null) {
      return;
    }
    ink.setLineWidth(strong ? 2 * HAIR : HAIR);
    ink.setStrokingColor(strong ? 0f : 0.8f);
    ink.moveTo(margin, y - below);
    ink.lineTo(margin + width(), y - below);
    ink.stroke();
  }
}
