package canopy.till.station.limits;

import canopy.core.payment.TrustLimit;
import canopy.core.shift.ShiftSettings;
import canopy.core.station.Limits;
import canopy.core.stock.StockLimits;
import canopy.core.tender.TenderKind;
import canopy.till.store.finding.FindingLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All limits of a station. Immutable.
 *
 * @param tenders the ways to pay that are counted at the end of a shift
 * @param trust null where nobody pays by scanning
 * @param stock null where no tanks are set up
 */
public record StationLimits(
    ShiftSettings shifts,
    List<TenderKind> tenders,
    @Nullable TrustLimit trust,
    FindingLimits findings,
    @Nullable StockLimits stock) {
  static final String DIFFERENCE = "shift.difference";
  static final String FLOAT = "shift.float";
  static final String EXPLAIN_VOID = "void.explain";

  public StationLimits {
    tenders = List.copyOf(tenders);
  }

  /** Each of them, in the order of the page. */
  List<Limit> all() {
    List<Limit> all = new ArrayList<>();
    all.add(money(DIFFERENCE, "limits.difference", shifts.limitMinor()));
    for (TenderKind tender : tenders) {
      all.add(
          new Limit(
              LimitGroup.SHIFT,
              difference(tender),
              "limits.differenceof",
              tender.name(),
              LimitUnit.MONEY,
              shifts.limitsMinor().get(tender.id()),
              0,
              Limits.AMOUNT_MINOR,
              false));
    }
    all.add(money(FLOAT, "limits.float", shifts.floatMinor()));
    all.add(money(EXPLAIN_VOID, "limits.explainvoid", shifts.explainVoidMinor()));
    if (trust != null) {
      all.addAll(LimitLists.TRUST.of(trust));
    }
    all.addAll(LimitLists.FINDINGS.of(findings));
    if (stock != null) {
      all.addAll(LimitLists.TANKS.of(stock));
    }
    return all;
  }

  private static Limit money(String name, String key, long value) {
    return new Limit(
        LimitGroup.SHIFT, name, key, null, LimitUnit.MONEY, value, 0, Limits.AMOUNT_MINOR, true);
  }

  private static String difference(TenderKind tender) {
    return DIFFERENCE + "." + tender.id();
  }

  /**
   * With some of them changed.
   *
   * @param changes by name, each within its bounds; null takes a limit of one way to pay away
   */
  StationLimits with(Map<String, @Nullable Long> changes) {
    Map<String, Long> differences = new HashMap<>(shifts.limitsMinor());
    for (TenderKind tender : tenders) {
      if (changes.containsKey(difference(tender))) {
        Long next = changes.get(difference(tender));
        if (next == null) {
          differences.remove(tender.id());
        } else {
          differences.put(tender.id(), next);
        }
      }
    }
    ShiftSettings kept =
        new ShiftSettings(
            shifts.use(),
            shifts.cashKind(),
            shifts.denominationsMinor(),
            or(changes.get(DIFFERENCE), shifts.limitMinor()),
            differences,
            or(changes.get(FLOAT), shifts.floatMinor()),
            shifts.reasons(),
            or(changes.get(EXPLAIN_VOID), shifts.explainVoidMinor()));
    return new StationLimits(
        kept,
        tenders,
        trust == null ? null : LimitLists.TRUST.with(trust, changes),
        LimitLists.FINDINGS.with(findings, changes),
        stock == null ? null : LimitLists.TANKS.with(stock, changes));
  }

  private static long or(@Nullable Long next, long now) {
    return next == null ? now : next;
  }

  /** The key of the sentence if some of them contradict each other. */
  Optional<String> contradiction() {
    StockLimits tanks = stock;
    if (tanks == null) {
      return Optional.empty();
    }
    StockLimits.Band amber = tanks.dailyAmber();
    StockLimits.Band red = tanks.dailyRed();
    if (amber.floor().compareTo(red.floor()) > 0 || amber.ppm() > red.ppm()) {
      return Optional.of("limits.amberbeyondred");
    }
    boolean fewer =
        tanks.trend().leastDays() > tanks.trend().days()
            || tanks.drift().leastDays() > tanks.drift().days();
    return fewer ? Optional.of("limits.leastbeyonddays") : Optional.empty();
  }
}
