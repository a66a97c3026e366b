package canopy.till.report.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import canopy.till.ui.Formats;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What programs that are not ours find in a report's files: Python's csv module, openpyxl, and
 * pdftotext. Numbers come as plain decimals, words as they stand.
 */
public final class OtherReaders {
  private static final String SCRIPT =
      """
      import csv, datetime, json, sys
      def plain(value):
          if value is None:
              return ''
          if isinstance(value, datetime.datetime):
              return value.strftime('%Y-%m-%d %H:%M').removesuffix(' 00:00')
          return repr(value) if isinstance(value, (int, float)) else str(value)
      rows = []
      if sys.argv[1].endswith('.csv'):
          with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
              rows = list(csv.reader(file))
      else:
          import openpyxl
          for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
              rows += [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
      print(json.dumps(rows))
      """;

  /** Debian's own knows Debian's openpyxl; another may come first in the path. */
  private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

  private OtherReaders() {}

  /** The records of a CSV file or the rows of a workbook; empty if no such program is here. */
  public static Optional<List<List<String>>> rows(Path file) throws Exception {
    for (String python : PYTHONS) {
      Optional<String> said = run(python, "-c", SCRIPT, file.toString());
      if (said.isPresent()) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode row : new ObjectMapper().readTree(said.get())) {
          List<String> cells = new ArrayList<>();
          row.forEach(cell -> cells.add(canonical(cell.asText())));
          while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
          }
          rows.add(cells);
        }
        return Optional.of(rows);
      }
    }
    return Optional.empty();
  }

  /** All words of a PDF without the blanks between them; empty if no such program is here. */
  public static Optional<String> words(Path pdf) throws Exception {
    return run("pdftotext", "-layout", pdf.toString(), "-").map(OtherReaders::dense);
  }

  /** Every row that a reader should find. */
  public static List<List<String>> expected(ReportDocument document) {
    List<List<String>> rows = new ArrayList<>();
    for (Section section : document.sections()) {
      List<List<Cell>> all = new ArrayList<>(section.rows());
      if (!section.sums().isEmpty()) {
        all.add(section.sums());
      }
      for (List<Cell> row : all) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(canonical(written(cell))));
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
          cells.removeLast();
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  /** Every figure of a document as a person reads it on the screen. */
  public static List<String> figures(ReportDocument document, Formats formats) {
    List<String> figures = new ArrayList<>();
    for (Section section : document.sections()) {
      for (List<Cell> row : section.rows()) {
        for (Cell cell : row) {
          if (cell instanceof Cell.Figure) {
            figures.add(dense(CellText.read(cell, formats)));
          }
        }
      }
    }
    return figures;
  }

  private static String written(Cell cell) {
    return switch (cell) {
      case Cell.Empty _ -> "";
      case Cell.Text text -> text.text();
      case Cell.Figure figure ->
          BigDecimal.valueOf(figure.value(), decimals(figure.kind())).toPlainString();
      case Cell.Day day -> day.day().toString();
      case Cell.Time time -> time.time().toString();
      case Cell.Moment moment ->
          moment.at().toString().replace('T', ' ').substring(0, "2026-11-22 18:00".length());
    };
  }

  private static int decimals(ColumnKind kind) {
    return switch (kind) {
      case INTEGER -> 0;
      case MONEY -> 2;
      case LITRES -> 3;
      case PERCENT -> 6;
      case TEXT, DATE, TIME, DATE_TIME ->
          throw new IllegalArgumentException(kind + " counts nothing");
    };
  }

  private static String canonical(String text) {
    boolean percent = text.endsWith("%");
    try {
      BigDecimal number = new BigDecimal(percent ? text.substring(0, text.length() - 1) : text);
      return (percent ? number.movePointLeft(2) : number)
          .setScale(6, RoundingMode.HALF_UP)
          .stripTrailingZeros()
          .toPlainString();
    } catch (NumberFormatException words) {
      String plain = text.startsWith("'") ? text.substring(1) : text;
      return plain.replaceAll("\\s+", " ").strip();
    }
  }

  private static String dense(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static Optional<String> run(String... command) throws Exception {
    Process program;
    try {
      program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return Optional.empty();
    }
    String said = new String(program.getInputStream().readAllBytes(), UTF_8);
    return program.waitFor() == 0 ? Optional.of(said) : Optional.empty();
  }
}
