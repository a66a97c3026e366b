package canopy.till.day.sheet;

import canopy.core.account.ComparedBill;
import canopy.core.account.ZReport;
import canopy.core.bill.BillCheck;
import canopy.core.day.BillState;
import canopy.till.report.export.Cell;
import canopy.till.report.export.Column;
import canopy.till.report.export.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scan-to-pay: the bills of the day, what earlier days still owe, and those that were compared on
 * the day. Each stands once.
 */
record BillSection(DayWords words, ZReport report) {

  /** A bill of a channel; by day, then channel. */
  private record Key(LocalDate day, String channel) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int days = day.compareTo(other.day);
      return days == 0 ? channel.compareTo(other.channel) : days;
    }
  }

  /**
   * What is known of a bill.
   *
   * @param state at the end of the day; null where nothing is left to be done
   * @param check null if it was not compared on this day
   */
  private record Known(@Nullable BillState state, @Nullable BillCheck check) {}

  /**
   * @param amounts whether what was taken may be seen
   */
  Section section(boolean amounts) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(words.text("day.z.channel")));
    columns.add(Column.date(words.text("day.z.billday")));
    columns.add(Column.text(words.text("day.z.state")));
    if (amounts) {
      columns.add(Column.money(words.text("day.z.ours")));
      columns.add(Column.money(words.text("day.z.theirs")));
      columns.add(Column.money(words.text("day.z.difference")));
    }
    columns.add(Column.integer(words.text("day.z.stillopen")));
    List<List<Cell>> rows = new ArrayList<>();
    known().forEach((key, bill) -> rows.add(row(key, bill, amounts)));
    return Section.of(words.text("day.z.bills"), columns, rows);
  }

  private Map<Key, Known> known() {
    Map<Key, Known> bills = new TreeMap<>();
    for (BillState state : report.end().bills()) {
      bills.put(new Key(state.day(), state.channel()), new Known(state, null));
    }
    for (ComparedBill bill : report.bills()) {
      BillCheck check = bill.check();
      Known known = new Known(null, check);
      bills.merge(
          new Key(check.day(), check.channel()), known, (end, _) -> new Known(end.state(), check));
    }
    return bills;
  }

  private List<Cell> row(Key key, Known bill, boolean amounts) {
    int open = open(bill);
    BillState.State state =
        bill.check() == null && bill.state() != null
            ? bill.state().state()
            : open == 0 ? BillState.State.MATCHED : BillState.State.DIFFERENCES;
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(words.channel(key.channel())));
    row.add(Cell.date(key.day()));
    row.add(Cell.of(words.text(isSettled(bill, open) ? "day.z.billsettled" : key(state))));
    if (amounts) {
      row.addAll(amounts(bill.check()));
    }
    row.add(state == BillState.State.NOT_FETCHED ? Cell.empty() : Cell.integer(open));
    return row;
  }

  private static String key(BillState.State state) {
    return "day.z.bill." + state;
  }

  /** There were differences, and somebody has dealt with each of them. */
  private static boolean isSettled(Known bill, int open) {
    BillCheck check = bill.check();
    return open == 0 && check != null && !check.differences().isEmpty();
  }

  /** A bill that was compared on another day stands with its amounts on that day's report. */
  private static List<Cell> amounts(@Nullable BillCheck check) {
    if (check == null) {
      return List.of(Cell.empty(), Cell.empty(), Cell.empty());
    }
    return List.of(
        Cell.money(check.here().minor()),
        Cell.money(check.there().minor()),
        Cell.money(check.there().minus(check.here()).minor()));
  }

  /** Of a day that an older program closed, nobody knows what was dealt with until its end. */
  private int open(Known bill) {
    BillState state = bill.state();
    if (state != null) {
      return state.open();
    }
    BillCheck check = bill.check();
    return check == null || !report.end().bills().isEmpty() ? 0 : check.differences().size();
  }
}
