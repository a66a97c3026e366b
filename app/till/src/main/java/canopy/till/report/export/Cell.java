package canopy.till.report.export;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** A value in a table. Immutable. */
public sealed interface Cell {
  /** Nothing; fits any column. */
  static Cell empty() {
    return new Empty();
  }

  /** Words; fit any column, where a figure is not known and a word says why. */
  static Cell of(String text) {
    return text.isEmpty() ? new Empty() : new Text(text);
  }

  /** A count. */
  static Cell integer(long count) {
    return new Figure(ColumnKind.INTEGER, count);
  }

  /** Minor units. */
  static Cell money(long minor) {
    return new Figure(ColumnKind.MONEY, minor);
  }

  /** Millilitres. */
  static Cell litres(long millilitres) {
    return new Figure(ColumnKind.LITRES, millilitres);
  }

  /** Parts per million: 1,000,000 is 100 %. */
  static Cell percent(long partsPerMillion) {
    return new Figure(ColumnKind.PERCENT, partsPerMillion);
  }

  /** A day. */
  static Cell date(LocalDate day) {
    return new Day(day);
  }

  /** A time of day. */
  static Cell time(LocalTime time) {
    return new Time(time);
  }

  /** A moment in the station's zone. */
  static Cell dateTime(LocalDateTime at) {
    return new Moment(at);
  }

  /** Whether it may stand in such a column. */
  default boolean fits(ColumnKind kind) {
    return switch (this) {
      case Empty _, Text _ -> true;
      case Figure figure -> figure.kind() == kind;
      case Day _ -> kind == ColumnKind.DATE || kind == ColumnKind.DATE_TIME;
      case Time _ -> kind == ColumnKind.TIME;
      case Moment _ -> kind == ColumnKind.DATE_TIME;
    };
  }

  /** Nothing. */
  record Empty() implements Cell {}

  /** Words. */
  record Text(String text) implements Cell {}

  /**
   * A number.
   *
   * @param kind what it counts
   * @param value in the smallest unit of its kind
   */
  record Figure(ColumnKind kind, long value) implements Cell {
    public Figure {
      if (!kind.figure()) {
        throw new IllegalArgumentException(kind + " is no figure");
      }
    }
  }

  /** A day. */
  record Day(LocalDate day) implements Cell {}

  /** A time of day. */
  record Time(LocalTime time) implements Cell {}

  /** A moment. */
  record Moment(LocalDateTime at) implements Cell {}
}
