package canopy.core.tender;

import canopy.core.quantity.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Which amounts a customer is likely to hand over: exact, then the next ones that notes make. */
public final class QuickCash {
  private QuickCash() {}

  /**
   * @param due in cash, above zero
   * @param notesMinor the country's notes, in minor units
   * @param most how many suggestions, 1 or above
   * @return ascending, the exact amount first
   */
  public static List<Money> suggest(Money due, List<Long> notesMinor, int most) {
    TreeSet<Long> amounts = new TreeSet<>();
    for (long note : notesMinor) {
      long count = Math.ceilDiv(due.minor(), note);
      amounts.add(Math.multiplyExact(count, note));
    }
    amounts.remove(due.minor());
    List<Money> suggestions = new ArrayList<>();
    suggestions.add(due);
    for (long amount : amounts) {
      if (suggestions.size() == most) {
        break;
      }
      suggestions.add(Money.of(amount, due.currency()));
    }
    return List.copyOf(suggestions);
  }
}
