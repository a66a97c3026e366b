package canopy.till.shift;

import canopy.core.quantity.Money;
import canopy.core.shift.CashCount;
import canopy.till.ui.Formats;
import canopy.till.ui.control.PadEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/** A count while it is typed: pieces by denomination, then amounts of other tenders. FX thread. */
final class CountEntry {
  private static final int PIECES_DIGITS = 6;
  private static final int AMOUNT_DIGITS = 10;

  private final Formats formats;
  private final List<Row> rows = new ArrayList<>();
  private final ReadOnlyLongWrapper totalMinor = new ReadOnlyLongWrapper();

  /** The row that the pad writes to. */
  final IntegerProperty chosen = new SimpleIntegerProperty();

  /**
   * A row.
   *
   * @param denominationMinor 0 if it is the amount of a tender
   * @param tender its kind; empty if it is a denomination
   * @param label what stands beside it
   */
  record Row(long denominationMinor, String tender, String label, PadEntry typed) {
    boolean isCash() {
      return denominationMinor > 0;
    }

    long pieces() {
      return typed.isEmpty() ? 0 : Long.parseLong(typed.text());
    }
  }

  /**
   * @param tenders names of the others to be counted, by kind
   */
  CountEntry(Formats formats, List<Long> denominations, Map<String, String> tenders) {
    this.formats = formats;
    for (long minor : denominations) {
      add(new Row(minor, "", formats.brief(minor), new PadEntry(PIECES_DIGITS, false)));
    }
    tenders.forEach((kind, name) -> add(new Row(0, kind, name, new PadEntry(AMOUNT_DIGITS, true))));
  }

  private void add(Row row) {
    rows.add(row);
    row.typed().textProperty().addListener((source, before, now) -> totalMinor.set(total()));
  }

  List<Row> rows() {
    return rows;
  }

  /** Of the cash. */
  ReadOnlyLongProperty totalMinorProperty() {
    return totalMinor.getReadOnlyProperty();
  }

  /** Whether the row that the pad writes to takes whole pieces only. */
  boolean countsPieces() {
    return !rows.isEmpty() && rows.get(chosen.get()).isCash();
  }

  /** Goes to the next row, or back. */
  void move(int by) {
    int next = chosen.get() + by;
    if (next >= 0 && next < rows.size()) {
      chosen.set(next);
    }
  }

  /** Whether nobody has typed anything: an empty drawer is a zero that somebody types. */
  boolean isUntouched() {
    return rows.stream().allMatch(row -> row.typed().isEmpty());
  }

  /** One piece more or less. */
  void step(int row, int by) {
    Row at = rows.get(row);
    long pieces = at.pieces() + by;
    if (at.isCash() && pieces >= 0) {
      at.typed().clear();
      at.typed().type(Long.toString(pieces));
    }
  }

  /** Whether it was used. */
  boolean type(String typed) {
    return !rows.isEmpty() && rows.get(chosen.get()).typed().type(typed);
  }

  void backspace() {
    if (!rows.isEmpty()) {
      rows.get(chosen.get()).typed().backspace();
    }
  }

  CashCount cash() {
    Map<Long, Long> pieces = new LinkedHashMap<>();
    rows.stream().filter(Row::isCash).forEach(r -> pieces.put(r.denominationMinor(), r.pieces()));
    return new CashCount(pieces);
  }

  /** The others, as far as somebody wrote something; empty if one of them is no amount. */
  Optional<Map<String, Money>> others(String currency) {
    Map<String, Money> amounts = new LinkedHashMap<>();
    for (Row row : rows) {
      if (!row.isCash() && !row.typed().isEmpty()) {
        Optional<Long> minor = formats.typedMoney(row.typed().text());
        if (minor.isEmpty()) {
          return Optional.empty();
        }
        amounts.put(row.tender(), Money.of(minor.get(), currency));
      }
    }
    return Optional.of(amounts);
  }

  private long total() {
    long sum = 0;
    for (Row row : rows) {
      sum += row.denominationMinor() * row.pieces();
    }
    return sum;
  }
}
