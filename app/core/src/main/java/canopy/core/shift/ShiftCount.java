package canopy.core.shift;

import canopy.core.quantity.Money;
import canopy.core.tender.TenderKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shift's drawer was counted to have. Sales may go on afterwards: a difference is that of
 * the moment it was counted at.
 *
 * @param no 1, 2, 3 within its shift
 * @param by who counted
 * @param cash by denomination
 * @param tenders cash first, then the others that were counted
 * @param reason for a difference; empty if there is none, or nobody gave one
 * @param acceptedBy who accepted the difference; null if nobody did, or there is none
 */
public record ShiftCount(
    int no,
    Instant at,
    String by,
    CashCount cash,
    List<TenderCount> tenders,
    String reason,
    @Nullable String acceptedBy) {
  public ShiftCount {
    tenders = List.copyOf(tenders);
  }

  /** Whether any tender is not as expected. */
  public boolean differs() {
    return tenders.stream().anyMatch(tender -> !tender.difference().isZero());
  }

  /** Whether a person has still to say why it differs. */
  public boolean isUnexplained() {
    return differs() && acceptedBy == null;
  }

  /** What the drawer has more than expected. */
  public Money cashDifference() {
    return tenders.stream()
        .filter(tender -> tender.type() == TenderKind.Type.CASH)
        .map(TenderCount::difference)
        .findFirst()
        .orElseThrow();
  }

  /** The tenders that differ by more than their limits. */
  public List<TenderCount> beyond(ShiftSettings settings) {
    return tenders.stream()
        .filter(
            tender -> Math.abs(tender.difference().minor()) > settings.limitMinor(tender.kind()))
        .toList();
  }

  /** The same, taken as it is. */
  public ShiftCount accepted(String who, String why) {
    return new ShiftCount(no, at, by, cash, tenders, why, who);
  }
}
