package canopy.till.report.export;

import canopy.till.ui.Formats;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.BorderSide;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A document as a workbook: one sheet for each table, its head frozen and repeated on paper.
 * Figures are numbers with a format, to the last digit what the document holds.
 */
final class XlsxReport {
  private static final int LONGEST_SHEET_NAME = 31;
  private static final int LONGEST_CELL = 32_767;
  private static final int NARROWEST = 8;
  private static final int WIDEST = 48;
  private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);
  private static final int DAY_FRACTION_DIGITS = 12;

  private final ReportDocument document;
  private final FileProgress progress;
  private final Formats formats;
  private final Set<String> names = new HashSet<>();

  private XlsxReport(ReportDocument document, FileProgress progress) {
    this.document = document;
    this.progress = progress;
    this.formats = document.wording().formats();
  }

  static void write(ReportDocument document, OutputStream out, FileProgress progress)
      throws IOException {
    Workbook book = new Workbook(new Unclosed(out, progress), "Canopy", "1.0");
    book.properties().setTitle(document.title());
    XlsxReport report = new XlsxReport(document, progress);
    for (Section section : document.sections()) {
      report.sheet(book, section);
    }
    book.finish();
  }

  private void sheet(Workbook book, Section section) throws IOException {
    String title = section.title().isEmpty() ? document.title() : section.title();
    Worksheet sheet = book.newWorksheet(sheetName(title));
    int row = head(sheet, section);
    for (int i = 0; i < section.columns().size(); i++) {
      Column column = section.columns().get(i);
      sheet.value(row, i, column.heading());
      sheet
          .style(row, i)
          .bold()
          .wrapText(true)
          .horizontalAlignment(column.kind().figure() ? "right" : "left")
          .borderStyle(BorderSide.BOTTOM, BorderStyle.THIN)
          .set();
      sheet.width(i, width(section, i));
    }
    sheet.freezePane(0, row + 1);
    sheet.repeatRows(row);
    if (section.columns().size() > 6) {
      sheet.pageOrientation("landscape");
    }
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
    for (List<Cell> cells : section.rows()) {
      row++;
      row(sheet, row, section, cells, false);
      progress.step();
    }
    if (!section.sums().isEmpty()) {
      row(sheet, row + 1, section, section.sums(), true);
    }
    sheet.finish();
  }

  /** Title, lines and filters; returns the row of the table's head. */
  private int head(Worksheet sheet, Section section) {
    sheet.value(0, 0, document.title());
    sheet.style(0, 0).bold().fontSize(14).set();
    int row = 1;
    for (String line : document.subtitle()) {
      sheet.value(row, 0, line);
      row++;
    }
    for (ReportDocument.Filter filter : document.filters()) {
      sheet.value(row, 0, filter.name() + ": " + filter.value());
      row++;
    }
    if (!section.title().isEmpty()) {
      sheet.value(row, 0, section.title());
      sheet.style(row, 0).bold().set();
      row++;
    }
    if (!section.note().isEmpty()) {
      sheet.value(row, 0, section.note());
      row++;
    }
    return row + 1;
  }

  private void row(Worksheet sheet, int row, Section section, List<Cell> cells, boolean sums) {
    for (int i = 0; i < cells.size(); i++) {
      value(sheet, row, i, cells.get(i));
      ColumnKind kind = section.columns().get(i).kind();
      boolean day = cells.get(i) instanceof Cell.Day;
      var style = sheet.style(row, i).format(format(day ? ColumnKind.DATE : kind));
      if (kind.figure()) {
        style = style.horizontalAlignment("right");
      }
      if (sums) {
        style = style.bold().borderStyle(BorderSide.TOP, BorderStyle.THIN);
      }
      style.set();
    }
  }

  private void value(Worksheet sheet, int row, int column, Cell cell) {
    switch (cell) {
      case Cell.Empty _ -> {}
      case Cell.Text text -> sheet.value(row, column, cut(text.text()));
      case Cell.Figure figure -> {
        BigDecimal exact = CellText.exact(figure, formats);
        // The workbook's percent format shows a hundred times the number.
        sheet.value(
            row, column, figure.kind() == ColumnKind.PERCENT ? exact.movePointLeft(2) : exact);
      }
      case Cell.Day day -> sheet.value(row, column, day.day());
      case Cell.Time time ->
          sheet.value(
              row,
              column,
              BigDecimal.valueOf(time.time().toSecondOfDay())
                  .divide(SECONDS_OF_DAY, DAY_FRACTION_DIGITS, RoundingMode.HALF_UP));
      case Cell.Moment moment -> sheet.value(row, column, moment.at());
    }
  }

  /** A longer text makes a workbook that programs refuse to open. */
  private static String cut(String text) {
    if (text.length() <= LONGEST_CELL) {
      return text;
    }
    boolean pair = Character.isHighSurrogate(text.charAt(LONGEST_CELL - 1));
    return text.substring(0, pair ? LONGEST_CELL - 1 : LONGEST_CELL);
  }

  private String format(ColumnKind kind) {
    return switch (kind) {
      case TEXT -> "@";
      case INTEGER -> "#,##0";
      case MONEY ->
          formats.moneyDecimals() == 0 ? "#,##0" : "#,##0." + "0".repeat(formats.moneyDecimals());
      case LITRES -> "#,##0.000";
      case PERCENT -> "0.0%";
      case DATE -> "yyyy-mm-dd";
      case TIME -> "hh:mm";
      case DATE_TIME -> "yyyy-mm-dd hh:mm";
    };
  }

  private int width(Section section, int column) {
    int widest = span(section.columns().get(column).heading());
    for (List<Cell> row : section.rows()) {
      progress.check();
      widest = Math.max(widest, span(CellText.read(row.get(column), formats)));
    }
    if (!section.sums().isEmpty()) {
      widest = Math.max(widest, span(CellText.read(section.sums().get(column), formats)));
    }
    return Math.clamp(widest + 2L, NARROWEST, WIDEST);
  }

  /** Chinese signs are twice as wide. */
  private static int span(String text) {
    return (int) text.codePoints().mapToLong(c -> c >= 0x2E80 ? 2 : 1).sum();
  }

  /** Sheets have short names without some signs, each only once whatever its case. */
  private String sheetName(String title) {
    String clean = title.replaceAll("[\\[\\]:*?/\\\\\\p{Cntrl}]", " ").strip();
    clean = clean.replaceAll("^'+|'+$", "");
    String base = clean.isEmpty() ? "-" : clean;
    for (int i = 1; ; i++) {
      String ending = i == 1 ? "" : " " + i;
      int most = LONGEST_SHEET_NAME - ending.length();
      String name = (base.length() > most ? base.substring(0, most) : base) + ending;
      if (names.add(name.toLowerCase(Locale.ROOT))) {
        return name;
      }
    }
  }
}
