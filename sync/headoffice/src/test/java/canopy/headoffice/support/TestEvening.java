package canopy.headoffice.support;

import canopy.core.catalogue.Language;
import canopy.core.catalogue.LeftOut;
import canopy.core.day.DayEnd;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.OperatorEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.event.StockEvent;
import canopy.core.operator.HeldBack;
import canopy.core.operator.People;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.DayTotals;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.DrawerCash;
import canopy.core.shift.Readings;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.ShiftTotals;
import canopy.core.shift.TenderCount;
import canopy.core.stock.Delivery;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.MeasuredDelivery;
import canopy.core.stock.NozzleBalance;
import canopy.core.stock.NozzleMeter;
import canopy.core.stock.Occasion;
import canopy.core.stock.StockFlag;
import canopy.core.stock.StockRule;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankBalance;
import canopy.core.stock.TankReading;
import canopy.core.stock.TankShell;
import canopy.core.stock.TotaliserReading;
import canopy.core.tender.TenderKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A till's start, its shifts with their counts, what stands in the tanks, and a sealed close. */
public final class TestEvening {
  private static final String CNY = "CNY";
  private static final String KEEPER = "1001";
  private static final TankShell SECOND_TANK =
      new TankShell(2, 4, new Volume(20_000_000), new Volume(19_000_000), new Volume(600_000));

  private final EventJson json = new EventJson();
  private final TestJournal journal;
  private final LocalDate day;
  private final KeyPair key;
  private Instant now;

  public TestEvening(TestJournal journal, LocalDate day, Instant from) {
    this.journal = journal;
    this.day = day;
    this.now = from;
    try {
      key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The till says which key it has. */
  public TestEvening start() {
    add(new StationEvent.TillStarted("b", publicKey(), List.of(), "0.1.0"));
    return this;
  }

  /**
   * A shift with cash that moves, a hand-over, and a count at its end.
   *
   * @param missingMinor what the drawer lacks at the end
   */
  public TestEvening shift(int number, long missingMinor) {
    Shift shift =
        new Shift(
            "S1-" + day + "-" + number,
            number,
            day,
            now,
            KEEPER,
            false,
            DrawerCash.opened(null, money(0), money(50_000)),
            ShiftTotals.none(CNY),
            Map.of(),
            0,
            0,
            0,
            null,
            List.of());
    String id = shift.id();
    add(new ShiftEvent.Opened(id, number, false, null, money(0), money(50_000), Readings.NONE));
    CashMovement drop = moved(CashMovement.Kind.SAFE_DROP, 20_000, "");
    add(new ShiftEvent.Dropped(id, drop));
    CashMovement bill = moved(CashMovement.Kind.PAID_OUT, 1_250, "cleaning");
    add(new ShiftEvent.PaidOut(id, bill));
    CashMovement change = moved(CashMovement.Kind.FLOAT_IN, 5_000, "");
    add(new ShiftEvent.FloatChanged(id, change));
    CashMovement debt = moved(CashMovement.Kind.PAID_IN, 300, "debt");
    add(new ShiftEvent.PaidIn(id, debt));
    shift = shift.moving(drop).moving(bill).moving(change).moving(debt);
    add(new ShiftEvent.HandedOver(id, KEEPER, "1002", count(shift, 1, 0)));
    add(new ShiftEvent.HandedOver(id, "1002", KEEPER, null));
    add(new ShiftEvent.Counted(id, count(shift, 2, missingMinor + 100)));
    ShiftCount last = count(shift, 3, missingMinor);
    add(new ShiftEvent.Counted(id, last));
    add(new ShiftEvent.DifferenceAccepted(id, 3, "2001", "miscounted"));
    shift = shift.counted(last).accepting("2001", missingMinor == 0 ? "" : "miscounted");
    add(new ShiftEvent.Closed(shift, shift.cashByCount(), List.of(), Readings.NONE, false));
    return this;
  }

  /** A shift that lasts. */
  public TestEvening openShift(int number) {
    add(
        new ShiftEvent.Opened(
            "S1-" + day + "-" + number,
            number,
            true,
            null,
            money(0),
            money(30_000),
            Readings.NONE));
    return this;
  }

  /** The tanks are read, a tanker brings less than its paper says, and they are read again. */
  public TestEvening tanks() {
    TankReading before = gauge(1, 8_000_000);
    add(
        new StockEvent.TanksRead(
            Occasion.PERIODIC, List.of(before, TankReading.typed(2, now, new Volume(3_210_000)))));
    add(
        new StockEvent.TotalisersRead(
            Occasion.DAY_CLOSE,
            List.of(
                new TotaliserReading(
                    1, 1, 92, TotaliserReading.Source.PUMP, now, new Volume(987_654_321), null),
                new TotaliserReading(
                    1,
                    2,
                    95,
                    TotaliserReading.Source.TYPED,
                    now,
                    new Volume(123_456_789),
                    money(99)))));
    TankReading after = gauge(1, 17_930_000);
    Volume ticket = new Volume(10_000_000);
    add(
        new StockEvent.DeliveryReceived(
            new Delivery("LN-2231", 1, 92, ticket, before, after, new Volume(40_000), null)));
    add(new StockEvent.TanksRead(Occasion.DELIVERY_AFTER, List.of(after)));
    return this;
  }

  /** The gauge's rise measures the delivery of {@link #tanks} after its paper. */
  public TestEvening measuredLate(long millilitres) {
    DetectedDelivery rise = rise("D-9", millilitres);
    Delivery measured =
        new Delivery(
            "LN-2231",
            1,
            92,
            new Volume(10_000_000),
            rise.before(),
            rise.after(),
            Volume.ZERO,
            "D-9");
    add(
        new StockEvent.DeliveryDetected(
            rise, new MeasuredDelivery(measured, new Volume(9_970_000))));
    return this;
  }

  /**
   * The tanks are set up and balanced: one has lost fuel, water stands high in it, and a level rose
   * without a paper; a counter ran on without a fill.
   */
  public TestEvening watched() {
    add(
        new StockEvent.TanksSetUp(
            List.of(
                new TankShell(
                    1, 1, new Volume(30_000_000), new Volume(28_500_000), new Volume(900_000)),
                SECOND_TANK)));
    TankReading opening = gauge(1, 18_000_000);
    TankReading closing = gauge(1, 17_871_500);
    NozzleMeter drawn = new NozzleMeter(1, 1, 1, new Volume(8_000), Volume.ZERO);
    add(
        new StockEvent.TanksBalanced(
            List.of(
                new TankBalance(
                    1,
                    1,
                    opening,
                    closing,
                    Volume.ZERO,
                    Volume.ZERO,
                    Volume.ZERO,
                    List.of(drawn)))));
    add(
        new StockEvent.TotalisersBalanced(
            List.of(
                new NozzleBalance(counter(987_654_321), counter(987_670_821), new Volume(8_000)))));
    add(new StockEvent.TankAlarmed(1, List.of(TankAlarm.HIGH_WATER, TankAlarm.LOW_PRODUCT)));
    add(new StockEvent.TankAlarmed(2, List.of(TankAlarm.PROBE_OUT)));
    add(new StockEvent.TankAlarmed(2, List.of()));
    add(flag(StockRule.TREND, StockFlag.Severity.RED, -120_500, null));
    add(flag(StockRule.DELIVERY_SHORT, StockFlag.Severity.AMBER, -30_000, "LN-2231"));
    add(flag(StockRule.UNRECORDED_FUEL, StockFlag.Severity.AMBER, 8_500, "1/1"));
    add(new StockEvent.DeliveryDetected(rise("D-1", 4_000_000), null));
    add(new StockEvent.DeliveryDetected(rise("D-2", 2_000_000), null));
    add(new StockEvent.DeliveryDismissed("D-2", 1, "the probe was cleaned"));
    return this;
  }

  /** The first tank was taken out. */
  public TestEvening firstTankGone() {
    add(new StockEvent.TanksSetUp(List.of(SECOND_TANK)));
    return this;
  }

  /** The station adds a person, or calls one otherwise. */
  public TestEvening named(String id, String name) {
    add(new OperatorEvent.Changed(new People.Person(id, name, "cashier", Language.EN, true)));
    return this;
  }

  /** What people are called who were set up with the till. */
  public TestEvening told(OperatorEvent.Known... people) {
    add(new OperatorEvent.Named(List.of(people)));
    return this;
  }

  /** The station has no tanks any more. */
  public TestEvening noTanks() {
    add(new StockEvent.TanksSetUp(List.of()));
    return this;
  }

  /** The pumps have a price, but for those that do not show it. */
  public TestEvening priced(List<Integer> unconfirmed) {
    List<StationEvent.GradePrice> dearer =
        List.of(new StationEvent.GradePrice(1, new UnitPrice(7_990)));
    add(new StationEvent.PumpPricesSet(dearer, unconfirmed));
    return this;
  }

  /** The till holds back what head office decided about prices, people and goods. */
  public TestEvening heldBack() {
    List<StationEvent.GradePrice> dearer =
        List.of(new StationEvent.GradePrice(1, new UnitPrice(7_990)));
    add(new StationEvent.PumpPricesRefused(dearer, "PUMP_BUSY"));
    add(new StationEvent.SignAsked(dearer, true));
    add(
        new OperatorEvent.HeldBack(
            List.of(new HeldBack(HeldBack.Kind.PERSON, "7007", HeldBack.Why.NUMBER_TAKEN))));
    add(
        new StationEvent.GoodsLeftOut(
            List.of(
                new LeftOut("article", "1001", LeftOut.Why.CODE_TAKEN),
                new LeftOut("moonPhase", "M-1", LeftOut.Why.NOT_VALID)),
            3));
    return this;
  }

  /** What was held back is in force: the pumps have the price, and the sign shows it. */
  public TestEvening followed() {
    List<StationEvent.GradePrice> dearer =
        List.of(new StationEvent.GradePrice(1, new UnitPrice(7_990)));
    add(new StationEvent.SignConfirmed(dearer));
    priced(List.of());
    add(new OperatorEvent.HeldBack(List.of()));
    add(new StationEvent.GoodsLeftOut(List.of(), 0));
    return this;
  }

  private TotaliserReading counter(long millilitres) {
    return new TotaliserReading(
        1, 1, 1, TotaliserReading.Source.PUMP, now, new Volume(millilitres), null);
  }

  private DetectedDelivery rise(String id, long millilitres) {
    return new DetectedDelivery(
        id, 1, gauge(1, 5_000_000), gauge(1, 5_000_000 + millilitres), Volume.ZERO);
  }

  private StockEvent flag(
      StockRule rule, StockFlag.Severity severity, long millilitres, @Nullable String subject) {
    return new StockEvent.VarianceFlagged(
        new StockFlag(1, day, rule, severity, new Volume(millilitres), new Volume(7_000), subject));
  }

  /** Closes the day with the till's seal. */
  public TestEvening close(DayTotals totals, int number, long firstSeq) {
    return close(totals, number, firstSeq, journal.hash());
  }

  /**
   * Closes the day with the till's seal.
   *
   * @param over the hash that is sealed
   */
  public TestEvening close(DayTotals totals, int number, long firstSeq, String over) {
    DayEnd end = new DayEnd(number, firstSeq, List.of(), List.of(), List.of(), List.of());
    StationEvent.Seal seal = new StationEvent.Seal(over, sign(over), publicKey());
    add(new StationEvent.DayClosed(seal, day, totals, end));
    return this;
  }

  private static ShiftCount count(Shift shift, int no, long missingMinor) {
    return new ShiftCount(
        no,
        shift.openedAt().plus(Duration.ofHours(no)),
        KEEPER,
        CashCount.NONE,
        List.of(
            new TenderCount(
                "cash",
                TenderKind.Type.CASH,
                shift.expectedCash(),
                shift.expectedCash().minus(money(missingMinor))),
            new TenderCount("card", TenderKind.Type.CARD, money(88_200), money(88_200))),
        "",
        null);
  }

  private CashMovement moved(CashMovement.Kind kind, long minor, String reason) {
    String slip = "M1-" + journal.size();
    return new CashMovement(slip, kind, money(minor), reason, "", null);
  }

  private TankReading gauge(int tank, long millilitres) {
    return new TankReading(
        tank,
        TankReading.Source.GAUGE,
        now,
        new Volume(millilitres),
        new Volume(millilitres - 20_000),
        18_250,
        12_340,
        85,
        new Volume(31_000));
  }

  private void add(Event event) {
    EventJson.Type type = json.type(event);
    String data = new String(json.data(event), StandardCharsets.UTF_8);
    journal.add(day, now, type.name(), type.version(), data);
    now = now.plusSeconds(600);
  }

  private String sign(String hash) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(key.getPrivate());
      ed25519.update(HexFormat.of().parseHex(hash));
      return Base64.getEncoder().encodeToString(ed25519.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String publicKey() {
    return Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
  }

  private static Money money(long minor) {
    return Money.of(minor, CNY);
  }
}
