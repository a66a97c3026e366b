package canopy.till.stock.setup;

import canopy.core.quantity.Volume;
import canopy.core.stock.StrappingTable;
import canopy.till.ui.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A strapping table as it is typed or lies in a file: a line for each point, height in millimetres
 * and litres below it, with a semicolon, a tab or blanks between. Lines without a digit are heads.
 */
record TableText(String text) {
  private static final Pattern POINT =
      Pattern.compile(
          "\\s*(\\d{1,6}(?:[.,]\\d)?)(?:\\s*;\\s*|\\s+)(\\d{1,8}(?:[.,]\\d{1,3})?)\\s*;?\\s*");
  private static final int TENTH = 1;
  private static final int MILLI = 3;

  /** Why this is no table; empty if it is one. */
  Optional<Notice> wrong() {
    StrappingTable.Point below = null;
    int count = 0;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (isHead(line)) {
        continue;
      }
      Matcher point = POINT.matcher(line);
      if (!point.matches()) {
        return refused("tanksetup.tableline", number, line.strip());
      }
      StrappingTable.Point next = point(point);
      if (below == null && next.heightTenths() != 0) {
        return refused("tanksetup.tablestart");
      }
      boolean rises =
          below == null
              || (next.heightTenths() > below.heightTenths()
                  && next.volume().compareTo(below.volume()) >= 0);
      if (!rises) {
        return refused("tanksetup.tablerises", number);
      }
      below = next;
      count++;
    }
    return count < 2 || count > StrappingTable.MOST_POINTS
        ? refused("tanksetup.tablepoints", StrappingTable.MOST_POINTS)
        : Optional.empty();
  }

  private static Optional<Notice> refused(String key, Object... arguments) {
    return Optional.of(Notice.of(Notice.Level.REFUSED, key, arguments));
  }

  private static boolean isHead(String line) {
    return line.chars().noneMatch(Character::isDigit);
  }

  /**
   * The table.
   *
   * @throws IllegalArgumentException if something is wrong with it
   */
  StrappingTable table() {
    List<StrappingTable.Point> points = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher point = POINT.matcher(line);
      if (point.matches()) {
        points.add(point(point));
      }
    }
    return new StrappingTable(points);
  }

  private static StrappingTable.Point point(Matcher point) {
    return new StrappingTable.Point(
        Math.toIntExact(Figures.whole(point.group(1), TENTH)),
        new Volume(Figures.whole(point.group(2), MILLI)));
  }

  /** A table as it is typed. */
  static TableText of(StrappingTable table) {
    return new TableText(
        table.points().stream()
            .map(
                point ->
                    Figures.write(point.heightTenths(), TENTH)
                        + "; "
                        + Figures.write(point.volume().millilitres(), MILLI))
            .collect(Collectors.joining("\n")));
  }
}
