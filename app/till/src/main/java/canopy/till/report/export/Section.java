package canopy.till.report.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A table with its heading. Every row has as many cells as there are columns, and each cell fits
 * its column.
 *
 * @param title already worded; empty for none
 * @param note a sentence below the heading; empty for none
 * @param sums the last row, set apart; empty for none
 */
public record Section(
    String title, String note, List<Column> columns, List<List<Cell>> rows, List<Cell> sums) {
  /** Most rows of a table: a longer list is asked for in narrower terms. */
  public static final int MOST_ROWS = 100_000;

  /** Most columns: what can be read on a sheet across. */
  public static final int MOST_COLUMNS = 24;

  public Section {
    columns = List.copyOf(columns);
    if (columns.isEmpty() || columns.size() > MOST_COLUMNS || rows.size() > MOST_ROWS) {
      throw new IllegalArgumentException(
          "a table has 1 to " + MOST_COLUMNS + " columns and up to " + MOST_ROWS + " rows");
    }
    List<List<Cell>> copied = new ArrayList<>(rows.size());
    for (List<Cell> row : rows) {
      check(columns, row);
      copied.add(List.copyOf(row));
    }
    rows = List.copyOf(copied);
    sums = List.copyOf(sums);
    if (!sums.isEmpty()) {
      check(columns, sums);
    }
  }

  /** A table without a sums row. */
  public static Section of(String title, List<Column> columns, List<List<Cell>> rows) {
    return new Section(title, "", columns, rows, List.of());
  }

  /**
   * A table whose counts, amounts and litres are added up, exactly. Shares are not: they stand
   * empty in the sums.
   *
   * @param sumWord stands in the first column if that holds words
   */
  public static Section summed(
      String title, List<Column> columns, List<List<Cell>> rows, String sumWord) {
    List<Cell> sums = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ColumnKind kind = columns.get(i).kind();
      if (kind.sums()) {
        sums.add(new Cell.Figure(kind, sum(rows, i)));
      } else {
        sums.add(i == 0 ? Cell.of(sumWord) : Cell.empty());
      }
    }
    return new Section(title, "", columns, rows, sums);
  }

  /** The same with a sentence below the heading. */
  public Section noting(String sentence) {
    return new Section(title, sentence, columns, rows, sums);
  }

  private static long sum(List<List<Cell>> rows, int column) {
    long sum = 0;
    for (List<Cell> row : rows) {
      if (row.get(column) instanceof Cell.Figure figure) {
        sum = Math.addExact(sum, figure.value());
      }
    }
    return sum;
  }

  private static void check(List<Column> columns, List<Cell> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row of " + row.size() + " cells in " + columns.size() + " columns");
    }
    for (int i = 0; i < row.size(); i++) {
      if (!row.get(i).fits(columns.get(i).kind())) {
        throw new IllegalArgumentException(row.get(i) + " does not fit " + columns.get(i));
      }
    }
  }
}
