package canopy.till.report.export;

import canopy.till.ui.Formats;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A document as CSV (RFC 4180): UTF-8 with a byte order mark, which spreadsheets understand. The
 * head of the document and its tables stand one below the other, with an empty line between.
 * Figures are exact, with a decimal point and without grouping; per cent carries its sign.
 */
final class CsvReport {
  /** What a spreadsheet takes for the beginning of a formula; full-width signs too. */
  private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";

  private CsvReport() {}

  static void write(ReportDocument document, OutputStream out, FileProgress progress)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\uFEFF');
    try {
      CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
      head(document, csv);
      for (Section section : document.sections()) {
        csv.writeRecord("");
        table(section, document.wording().formats(), csv, progress);
      }
      csv.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void head(ReportDocument document, CsvWriter csv) {
    csv.writeRecord(plain(document.title()));
    document.subtitle().forEach(line -> csv.writeRecord(plain(line)));
    document
        .filters()
        .forEach(filter -> csv.writeRecord(plain(filter.name()), plain(filter.value())));
  }

  private static void table(
      Section section, Formats formats, CsvWriter csv, FileProgress progress) {
    if (!section.title().isEmpty()) {
      csv.writeRecord(plain(section.title()));
    }
    if (!section.note().isEmpty()) {
      csv.writeRecord(plain(section.note()));
    }
    csv.writeRecord(section.columns().stream().map(column -> plain(column.heading())).toList());
    for (List<Cell> row : section.rows()) {
      csv.writeRecord(fields(row, formats));
      progress.step();
    }
    if (!section.sums().isEmpty()) {
      csv.writeRecord(fields(section.sums(), formats));
    }
  }

  private static List<String> fields(List<Cell> cells, Formats formats) {
    return cells.stream().map(cell -> field(cell, formats)).toList();
  }

  private static String field(Cell cell, Formats formats) {
    return switch (cell) {
      case Cell.Text text -> plain(text.text());
      case Cell.Figure figure -> {
        String exact = CellText.exact(figure, formats).toPlainString();
        yield figure.kind() == ColumnKind.PERCENT ? exact + "%" : exact;
      }
      case Cell.Empty _, Cell.Day _, Cell.Time _, Cell.Moment _ -> CellText.read(cell, formats);
    };
  }

  /** What people wrote must not be taken for a formula by a spreadsheet. */
  static String plain(String text) {
    return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
