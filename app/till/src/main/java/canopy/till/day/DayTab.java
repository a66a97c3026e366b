package canopy.till.day;

import canopy.till.day.sheet.DayPart;
import java.util.List;

/** The leaves of the day's page. */
enum DayTab {
  TODAY("day.tab.today"),
  MONEY("day.tab.money"),
  FUEL("day.tab.fuel"),
  PAST("day.tab.past"),
  CODES("day.tab.codes");

  private final String key;

  DayTab(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** Parts of the report over the whole width. */
  List<DayPart> wide() {
    return switch (this) {
      case MONEY -> List.of(DayPart.SHIFTS, DayPart.DRAWERS, DayPart.MOVEMENTS);
      case FUEL -> List.of(DayPart.FATES, DayPart.TANKS, DayPart.DELIVERIES, DayPart.GAPS);
      case TODAY, PAST, CODES -> List.of();
    };
  }

  /** Below them on the left. */
  List<DayPart> left() {
    return switch (this) {
      case TODAY -> List.of(DayPart.GAPS, DayPart.OPEN, DayPart.SETTLEMENT);
      case MONEY -> List.of(DayPart.TAXES, DayPart.CASHIERS, DayPart.INCIDENTS);
      case FUEL, PAST, CODES -> List.of();
    };
  }

  /** Below them on the right. */
  List<DayPart> right() {
    return switch (this) {
      case TODAY -> List.of(DayPart.TENDERS, DayPart.BILLS);
      case MONEY -> List.of(DayPart.GROUPS);
      case FUEL, PAST, CODES -> List.of();
    };
  }
}
