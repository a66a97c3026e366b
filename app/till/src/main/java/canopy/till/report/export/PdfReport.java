package canopy.till.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A document on A4 pages: title and tables one below the other, heads repeated on every page, page
 * numbers below. Across if a table needs it. Words are real text in the shipped font.
 */
final class PdfReport {
  private static final float MARGIN = 40;
  private static final float TITLE_SIZE = 16;
  private static final float HEAD_SIZE = 11;
  private static final float LINE_SIZE = 9;
  private static final float FOOT_SIZE = 7.5f;

  private PdfReport() {}

  static void write(ReportDocument document, OutputStream out, FileProgress progress)
      throws IOException {
    try (PDDocument pdf = new PDDocument()) {
      pdf.getDocumentInformation().setTitle(document.title());
      pdf.getDocumentInformation().setCreator("Canopy");
      pdf.getDocumentCatalog().setLanguage(document.wording().language().locale().toLanguageTag());
      PdfFont plain = new PdfFont(pdf, false);
      PdfFont bold = new PdfFont(pdf, true);
      PdfPages pages =
          new PdfPages(pdf, sheet(document, plain, bold), MARGIN, plain, bold, progress);
      title(document, pages);
      for (Section section : document.sections()) {
        progress.check();
        new PdfTable(document.wording(), section, pages, plain, bold).draw(HEAD_SIZE, LINE_SIZE);
      }
      pages.close();
      foot(document, pdf, plain);
      pdf.save(new Unclosed(out, progress));
    }
  }

  private static PDRectangle sheet(ReportDocument document, PdfFont plain, PdfFont bold)
      throws IOException {
    float widest = 0;
    for (Section section : document.sections()) {
      widest = Math.max(widest, PdfColumns.wanted(section, plain, bold, document.wording()));
    }
    PDRectangle a4 = PDRectangle.A4;
    return widest <= a4.getWidth() - 2 * MARGIN
        ? a4
        : new PDRectangle(/* width= */ a4.getHeight(), /* height= */ a4.getWidth());
  }

  private static void title(ReportDocument document, PdfPages pages) throws IOException {
    pages.line(document.title(), true, TITLE_SIZE);
    for (String line : document.subtitle()) {
      pages.line(line, false, LINE_SIZE);
    }
    List<String> filters = new ArrayList<>();
    for (ReportDocument.Filter filter : document.filters()) {
      filters.add(filter.name() + ": " + filter.value());
    }
    if (!filters.isEmpty()) {
      pages.line(String.join("  ·  ", filters), false, LINE_SIZE);
    }
  }

  private static void foot(ReportDocument document, PDDocument pdf, PdfFont plain)
      throws IOException {
    int count = pdf.getNumberOfPages();
    for (int i = 0; i < count; i++) {
      PDPage page = pdf.getPage(i);
      float width = page.getMediaBox().getWidth() - 2 * MARGIN;
      String number = plain.drawable(document.wording().page(i + 1, count));
      float numberWidth = plain.width(number, FOOT_SIZE);
      String name =
          plain.fitted(plain.drawable(document.title()), FOOT_SIZE, width - numberWidth - MARGIN);
      try (PDPageContentStream ink =
          new PDPageContentStream(pdf, page, PDPageContentStream.AppendMode.APPEND, true)) {
        text(ink, plain, name, MARGIN);
        text(ink, plain, number, MARGIN + width - numberWidth);
      }
    }
  }

  private static void text(PDPageContentStream ink, PdfFont font, String drawable, float x)
      throws IOException {
    ink.beginText();
    ink.setFont(font.font(), FOOT_SIZE);
    ink.newLineAtOffset(x, MARGIN / 2);
    ink.showText(drawable);
    ink.endText();
  }
}
