package canopy.core.day;

import canopy.core.fuel.Fill;
import canopy.core.settlement.TankPlan;
import canopy.core.shift.OpenItem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The end of a business day: what its own journal lines do not tell.
 *
 * @param number of the day's report, 1, 2, 3 ... without a gap at this till
 * @param firstSeq the day's first journal line
 * @param unpaid fills that wait for their money, oldest first: the next day brings them forward
 * @param open all that is not settled, by name
 * @param bills how far the bills of this day are compared, by channel
 * @param tanks which nozzles draw from which tank
 */
public record DayEnd(
    int number,
    long firstSeq,
    List<Fill> unpaid,
    List<OpenItem> open,
    List<BillState> bills,
    List<TankPlan> tanks) {
  public DayEnd {
    unpaid = List.copyOf(unpaid);
    open = List.copyOf(open);
    bills = List.copyOf(bills);
    tanks = List.copyOf(tanks);
  }

  /** What is open, each fill with what flowed: older journals name it apart. */
  public List<OpenItem> named() {
    Map<String, OpenItem> fills =
        unpaid.stream().map(OpenItem::unpaid).collect(Collectors.toMap(OpenItem::name, i -> i));
    return open.stream()
        .map(
            item ->
                item.kind() == OpenItem.Kind.UNPAID_FILL
                    ? fills.getOrDefault(item.name(), item)
                    : item)
        .toList();
  }
}
