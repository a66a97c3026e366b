package canopy.headoffice.support;

import canopy.core.catalogue.Names;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.FuelEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.event.SaleEvent;
import canopy.core.event.StationEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.WriteOff;
import canopy.core.payment.Attempt;
import canopy.core.payment.Mode;
import canopy.core.payment.PaidOrder;
import canopy.core.payment.Refund;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.core.tax.TaxShare;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Works at a till and writes its journal: events as the till's own classes write them. */
public final class TestStation {
  private static final String CNY = "CNY";

  private final EventJson json = new EventJson();
  private final Random random;
  private final TestJournal journal;
  private final String prefix;
  private final List<CompletedSale> sales = new ArrayList<>();
  private LocalDate day;
  private Instant now;
  private DayTotals totals = DayTotals.none(CNY);
  private int number;
  private int payments;

  /**
   * @param prefix of the numbers of sales, which are unique at a site
   */
  public TestStation(TestJournal journal, LocalDate firstDay, long seed, String prefix) {
    this.prefix = prefix;
    this.journal = journal;
    this.random = new Random(seed);
    this.day = firstDay;
    this.now = firstDay.atTime(6, 0).toInstant(ZoneOffset.UTC);
  }

  public TestJournal journal() {
    return journal;
  }

  /** All sales and refunds so far. */
  public List<CompletedSale> sales() {
    return sales;
  }

  /** Does something that a till does. */
  public void act() {
    switch (random.nextInt(20)) {
      case 0 -> refund();
      case 1 -> closeDay();
      case 2 -> voidSale();
      case 3 -> driveOff();
      case 4 -> pumpTest();
      case 5, 6, 7 -> scanToPay();
      default -> sell();
    }
  }

  /** A sale of goods and perhaps fuel, paid in cash. */
  public void sell() {
    List<Line> lines = open(true);
    complete(Sale.Kind.SALE, null, lines, "cash", TenderKind.Type.CASH, null);
  }

  private List<Line> open(boolean fuel) {
    number++;
    List<Line> lines = new ArrayList<>();
    if (fuel && random.nextBoolean()) {
      Fill fill = fill();
      lines.add(new Line.FuelFill(1, fill, Names.same("Petrol"), "vat13", null, "", false));
    }
    add(new SaleEvent.Opened(id(), Sale.Kind.SALE, null, CNY, "1001", now));
    int goods = 1 + random.nextInt(3);
    for (int i = 0; i < goods; i++) {
      lines.add(goods(lines.size() + 1));
    }
    lines.forEach(line -> add(new SaleEvent.LineAdded(id(), line)));
    return lines;
  }

  private Line goods(int no) {
    UnitPrice price = UnitPrice.ofMinor(100 + random.nextInt(2_000));
    return new Line.Goods(
        no,
        "A" + random.nextInt(500),
        new Names("矿泉水 \"550\" ml", "Water", "Agua"),
        "drinks",
        "vat13",
        "6901234567892",
        Quantity.pieces(1 + random.nextInt(4)),
        price,
        price,
        null,
        null,
        "",
        false);
  }

  private Fill fill() {
    long millilitres = 5_000 + random.nextInt(50_000);
    long transaction = journal.size();
    int pump = 1 + random.nextInt(8);
    Fill fill =
        new Fill(
            "c1/" + pump + "/" + transaction + "/" + now,
            pump,
            1,
            92 + 3 * random.nextInt(2),
            transaction,
            new Volume(millilitres),
            money(millilitres * 786 / 1_000),
            new UnitPrice(7_860),
            now,
            false);
    add(new FuelEvent.Dispensed(fill, null, "", null, null));
    add(new FuelEvent.Closed(fill.key(), pump));
    return fill;
  }

  private void driveOff() {
    Fill fill = fill();
    WriteOff why = new WriteOff(FillOutcome.DRIVE_OFF, "", "white van");
    add(new FuelEvent.WrittenOff(fill, why));
    totals = totals.plus(fill, why);
  }

  private void pumpTest() {
    Fill fill = fill();
    WriteOff why = new WriteOff(FillOutcome.PUMP_TEST, "", "tank 1");
    add(new FuelEvent.WrittenOff(fill, why));
    totals = totals.plus(fill, why);
  }

  private void voidSale() {
    List<Line> lines = open(false);
    add(new SaleEvent.LineVoided(id(), lines.getFirst(), ""));
    add(new SaleEvent.Voided(id(), "changed his mind", money(0)));
  }

  private void refund() {
    CompletedSale original = sales.isEmpty() ? null : sales.get(random.nextInt(sales.size()));
    if (original == null || original.kind() == Sale.Kind.REFUND) {
      sell();
      return;
    }
    number++;
    LineAmounts amounts = original.totals().lines().getLast().mirrored(1);
    Line line =
        new Line.Return(
            1,
            original.lines().getLast().no(),
            Names.same("Water"),
            Quantity.pieces(1),
            amounts,
            "",
            false,
            null,
            null);
    add(new SaleEvent.Opened(id(), Sale.Kind.REFUND, original.id(), CNY, "1001", now));
    add(new SaleEvent.LineAdded(id(), line));
    complete(Sale.Kind.REFUND, original.id(), List.of(line), "cash", TenderKind.Type.CASH, null);
  }

  private void scanToPay() {
    List<Line> lines = open(false);
    Money total = totals(lines).total();
    String out = "%sO%05d".formatted(prefix, ++payments);
    Attempt attempt =
        new Attempt(
            out,
            id(),
            "wechat",
            "wechat",
            Mode.CODE,
            total,
            Attempt.State.PENDING,
            null,
            null,
            null,
            now,
            now.plusSeconds(45),
            0,
            now,
            "",
            null);
    add(new PaymentEvent.Started(attempt));
    if (random.nextInt(4) == 0) {
      add(new PaymentEvent.Unanswered(out, "TIMEOUT"));
      add(new PaymentEvent.TakeBackRequested(out, 1));
      add(new PaymentEvent.Reversed(out, ""));
      add(new SaleEvent.Voided(id(), "no money", total));
      return;
    }
    add(new PaymentEvent.Awaited(out, null));
    add(new PaymentEvent.Paid(out, "4200" + payments, total, "WECHAT", now));
    PaidOrder order = attempt.order(PaidOrder.Proof.CHANNEL);
    complete(Sale.Kind.SALE, null, lines, "wechat", TenderKind.Type.SCAN, order);
    if (random.nextInt(5) == 0) {
      Refund refund = Refund.asked("F" + out, Refund.Purpose.LATE, out, order, order.amount(), now);
      add(new PaymentEvent.RefundRequested(refund));
      add(new PaymentEvent.RefundAccepted(refund.refundNo(), "5000" + payments));
      add(new PaymentEvent.Refunded(refund.refundNo(), "5000" + payments));
    }
  }

  /** Closes the business day and begins the next. */
  public void closeDay() {
    add(new StationEvent.DayClosed(null, day, totals, null));
    day = day.plusDays(1);
    totals = DayTotals.none(CNY);
  }

  private void complete(
      Sale.Kind kind,
      String refundOf,
      List<Line> lines,
      String tenderKind,
      TenderKind.Type type,
      PaidOrder order) {
    Totals sum = totals(lines);
    Money given =
        order == null && kind == Sale.Kind.SALE ? sum.total().plus(money(500)) : sum.total();
    Tender tender = new Tender(1, tenderKind, type, given, given.minus(sum.total()), "", order);
    add(new SaleEvent.TenderTaken(id(), tender));
    CompletedSale sale =
        new CompletedSale(
            id(),
            kind,
            refundOf,
            day,
            now,
            now,
            "1001",
            lines,
            sum,
            List.of(tender),
            money(0),
            "",
            null,
            List.of());
    add(new SaleEvent.Completed(sale));
    sales.add(sale);
    totals = totals.plus(sale);
    add(new DeviceEvent.DrawerOpened(id(), ""));
    add(new DeviceEvent.PrintQueued("p" + number, DeviceEvent.Paper.RECEIPT, id(), 0));
    add(new DeviceEvent.PrintStarted("p" + number));
    add(new DeviceEvent.PrintConfirmed("p" + number));
  }

  private static Totals totals(List<Line> lines) {
    List<LineAmounts> amounts = new ArrayList<>();
    Money net = money(0);
    Money total = money(0);
    for (Line line : lines) {
      LineAmounts one = amounts(line);
      amounts.add(one);
      net = net.plus(one.net());
      total = total.plus(one.total());
    }
    return new Totals(
        amounts, money(0), net, List.of(new TaxShare("vat13", net, total.minus(net))), total);
  }

  private static LineAmounts amounts(Line line) {
    Money total =
        switch (line) {
          case Line.Goods l -> l.price().times(l.quantity(), CNY);
          case Line.FuelFill l -> l.fill().amount();
          case Line.Return l -> l.amounts().total();
          case Line.FuelPrepay l -> l.amount();
          case Line.PrepayRest l -> l.rest();
        };
    Money net = money(total.minor() * 100 / 113);
    TaxShare tax = new TaxShare("vat13", net, total.minus(net));
    return new LineAmounts(line.no(), total, money(0), money(0), net, List.of(tax), total);
  }

  private void add(Event event) {
    now = now.plusMillis(1 + random.nextInt(20_000));
    EventJson.Type type = json.type(event);
    journal.add(
        day,
        now,
        type.name(),
        type.version(),
        new String(json.data(event), StandardCharsets.UTF_8));
  }

  private String id() {
    return "%s-%05d".formatted(prefix, number);
  }

  private static Money money(long minor) {
    return Money.of(minor, CNY);
  }
}
