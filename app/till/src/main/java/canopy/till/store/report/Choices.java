package canopy.till.store.report;

import java.util.List;

/** What can be chosen in filters, because something of it happened. */
public record Choices(
    List<String> cashiers, List<String> shifts, List<Integer> grades, List<String> departments) {
  public Choices {
    cashiers = List.copyOf(cashiers);
    shifts = List.copyOf(shifts);
    grades = List.copyOf(grades);
    departments = List.copyOf(departments);
  }
}
