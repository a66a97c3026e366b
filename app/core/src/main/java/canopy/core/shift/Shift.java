package canopy.core.shift;

import canopy.core.fuel.Fill;
import canopy.core.fuel.WriteOff;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shift of one till, as far as it has come.
 *
 * @param id {@code S<till>-<yymmdd>-<number>}
 * @param number 1, 2, 3 within its business day
 * @param day business date; closing the day closes the shift
 * @param openedBy operator, or {@code system}
 * @param byItself whether the first sale opened it because nobody had
 * @param cash of its drawer, apart from sales
 * @param flows what sales and refunds moved, by tender kind
 * @param noSales openings of the drawer without a sale
 * @param reports X reports so far
 * @param counts so far
 * @param count the newest one that is not settled by a hand-over; null if there is none
 * @param sessions of its drawer, oldest first; the last one lasts while the shift does
 */
public record Shift(
    String id,
    int number,
    LocalDate day,
    Instant openedAt,
    String openedBy,
    boolean byItself,
    DrawerCash cash,
    ShiftTotals totals,
    Map<String, TenderFlow> flows,
    int noSales,
    int reports,
    int counts,
    @Nullable ShiftCount count,
    List<DrawerSession> sessions) {
  public Shift {
    flows = Collections.unmodifiableMap(new TreeMap<>(flows));
    sessions = List.copyOf(sessions);
  }

  /** ISO 4217. */
  public String currency() {
    return cash.opening().currency();
  }

  /** What sales and refunds left in the drawer, cash rounding included. */
  public Money cashKept() {
    Money kept = Money.zero(currency());
    for (TenderFlow flow : flows.values()) {
      if (flow.type() == TenderKind.Type.CASH) {
        kept = kept.plus(flow.kept());
      }
    }
    return kept;
  }

  /** What the drawer should have now. */
  public Money expectedCash() {
    return cash.withoutSales().plus(cashKept());
  }

  /** Whether the drawer has, or has had, money that the books know: a float is not its first. */
  public boolean hasBookedCash() {
    return !expectedCash().isZero()
        || !cash.moved().isEmpty()
        || flows.values().stream().anyMatch(flow -> flow.type() == TenderKind.Type.CASH);
  }

  /** What the drawer has if the newest count is right. */
  public Money cashByCount() {
    return count == null ? expectedCash() : expectedCash().plus(count.cashDifference());
  }

  /** Who answers for the drawer now, and when it began; null before it is given to anybody. */
  public @Nullable DrawerSession session() {
    return sessions.isEmpty() ? null : sessions.getLast();
  }

  /** Who answers for the drawer now; null if nobody does. */
  public @Nullable String responsible() {
    DrawerSession session = session();
    return session == null ? null : session.responsible();
  }

  /** This shift and one more sale or refund. */
  public Shift plus(CompletedSale sale) {
    return with(totals.plus(sale));
  }

  /** This shift and a fill that was paid before it flowed. */
  public Shift plusPrepaid(String by, Fill fill) {
    return with(totals.plusPrepaid(by, fill));
  }

  /** This shift and a fill that was not paid in a sale. */
  public Shift plus(String by, Fill fill, WriteOff writeOff) {
    return with(totals.plus(by, fill, writeOff));
  }

  /** Money was taken, or paid out. */
  public Shift taking(Tender tender) {
    return with(tender, flow(tender).plus(tender));
  }

  /** Money of a sale that is not finished went back. */
  public Shift returning(Tender tender) {
    return with(tender, flow(tender).minus(tender));
  }

  /** Cash moved without a sale. */
  public Shift moving(CashMovement movement) {
    return with(cash.with(movement), count, counts);
  }

  /**
   * The float was counted after the shift had opened by itself. A count made before differed from
   * another opening: it is forgotten.
   */
  public Shift floatCounted(CashCount pieces, Money opening) {
    return with(cash.floatCounted(pieces, opening), null, counts);
  }

  /** The drawer was counted. */
  public Shift counted(ShiftCount next) {
    return with(cash, next, next.no());
  }

  /** Somebody said why the newest count differs, and took it as it is. */
  public Shift accepting(String by, String reason) {
    return with(cash, count == null ? null : count.accepted(by, reason), counts);
  }

  /**
   * The newest count is over: what it found is what the drawer has from now on.
   *
   * @param settled null to forget it
   */
  public Shift settling(@Nullable ShiftCount settled) {
    return with(settled == null ? cash : cash.settling(settled.cashDifference()), null, counts);
  }

  /** The drawer was opened without a sale. */
  public Shift openingDrawer() {
    return copy(totals, noSales + 1, reports, sessions);
  }

  /** An X report was made. */
  public Shift reporting() {
    return copy(totals, noSales, reports + 1, sessions);
  }

  /** Somebody answers for the drawer from now on. */
  public Shift assigning(DrawerSession session) {
    List<DrawerSession> next = new ArrayList<>(sessions);
    next.add(session);
    return copy(totals, noSales, reports, next);
  }

  /** Nobody answers for the drawer any more. */
  public Shift releasing(Instant at) {
    if (sessions.isEmpty()) {
      return this;
    }
    List<DrawerSession> next = new ArrayList<>(sessions);
    next.set(next.size() - 1, next.getLast().ended(at));
    return copy(totals, noSales, reports, next);
  }

  private TenderFlow flow(Tender tender) {
    TenderFlow flow = flows.get(tender.kind());
    return flow == null ? TenderFlow.none(tender.type(), currency()) : flow;
  }

  private Shift with(ShiftTotals next) {
    return copy(next, noSales, reports, sessions);
  }

  private Shift copy(ShiftTotals t, int drawer, int printed, List<DrawerSession> s) {
    return new Shift(
        id, number, day, openedAt, openedBy, byItself, cash, t, flows, drawer, printed, counts,
        count, s);
  }

  private Shift with(Tender tender, TenderFlow flow) {
    Map<String, TenderFlow> next = new TreeMap<>(flows);
    next.put(tender.kind(), flow);
    return new Shift(
        id, number, day, openedAt, openedBy, byItself, cash, totals, next, noSales, reports, counts,
        count, sessions);
  }

  private Shift with(DrawerCash c, @Nullable ShiftCount newest, int counted) {
    return new Shift(
        id, number, day, openedAt, openedBy, byItself, c, totals, flows, noSales, reports, counted,
        newest, sessions);
  }
}
