package canopy.till.store;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Original;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Flowed;
import canopy.core.fuel.Limit;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Approval;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.shift.ShiftSettings;
import canopy.core.state.PrintJob;
import canopy.core.state.TillState;
import canopy.core.tender.Settlement;
import canopy.core.till.Decision;
import canopy.core.till.TillRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A station that sells by chance, through the real rules: the same seed gives the same journal. A
 * tenth of what it does is not a plain sale: refunds, copies, voids, held sales, prepayments,
 * drive-offs, days closed.
 */
final class SalesGenerator {
  private static final int RECENT = 200;
  private static final long TEN_YUAN = 1_000;

  private final TillRules rules;
  private final SplittableRandom random;
  private final Consumer<Recorded> journal;
  private final int salesPerDay;
  private final List<Sold> recent = new ArrayList<>();
  private final Map<LocalDate, DayTotals> closedDays = new LinkedHashMap<>();
  private TillState state = TillState.initial("CNY");
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private String cashier = GeneratorBook.CASHIER;
  private int completed;
  private long fills;

  /** A sale that something may still happen to. */
  private static final class Sold {
    final CompletedSale sale;
    final Map<Integer, Long> returned = new HashMap<>();
    final Map<Integer, Flowed> flowed = new HashMap<>();
    int copies;

    Sold(CompletedSale sale) {
      this.sale = sale;
    }
  }

  SalesGenerator(long seed, int salesPerDay, Consumer<Recorded> journal) {
    this(ShiftSettings.Use.BY_HAND, seed, salesPerDay, journal);
  }

  /** Where sales open shifts, a change of cashiers ends one. */
  SalesGenerator(ShiftSettings.Use shifts, long seed, int salesPerDay, Consumer<Recorded> journal) {
    this.rules = new TillRules(new GeneratorBook(shifts));
    this.random = new SplittableRandom(seed);
    this.salesPerDay = salesPerDay;
    this.journal = journal;
    record(
        Recorded.SYSTEM,
        rules.businessDate(state, now),
        new StationEvent.TillStarted("boot", "key", List.of(), "1.0"));
    does(new OperatorCommand.SignIn(cashier));
  }

  TillState state() {
    return state;
  }

  /** What the till's own fold said when each day was closed. */
  Map<LocalDate, DayTotals> closedDays() {
    return closedDays;
  }

  /** What the returned units and copies of recent sales are. */
  List<Original> recentSales() {
    return recent.stream().map(sold -> original(sold, sold.copies)).toList();
  }

  /** Sells until so many more sales and refunds are completed. */
  void sales(int count) {
    int target = completed + count;
    while (completed < target) {
      now = now.plus(Duration.ofSeconds(20 + random.nextInt(100)));
      step(random.nextInt(100));
      if (completed % salesPerDay == salesPerDay - 1) {
        closeDay();
        completed++;
        target++;
      }
    }
  }

  private void step(int chance) {
    if (chance < 50) {
      goods(1 + random.nextInt(6));
      finish();
    } else if (chance < 87) {
      fuel();
    } else if (chance < 91) {
      refund();
    } else if (chance < 93) {
      prepay();
    } else if (chance < 95) {
      copy();
    } else if (chance < 96) {
      blindRefund();
    } else {
      incident(chance);
    }
  }

  private void incident(int chance) {
    switch (chance) {
      case 96 -> approved(Right.NO_SALE, new CounterCommand.OpenDrawer("change"));
      case 97 -> {
        if (state.shifts().open() != null) {
          approved(Right.CLOSE_SHIFT, new ShiftCommand.Close(false, false, 0));
        }
        does(new OperatorCommand.SignOut());
        cashier =
            cashier.equals(GeneratorBook.CASHIER)
                ? GeneratorBook.OTHER_CASHIER
                : GeneratorBook.CASHIER;
        does(new OperatorCommand.RejectPin(cashier));
        does(new OperatorCommand.SignIn(cashier));
      }
      case 98 -> {
        goods(2);
        approved(Right.VOID_SALE, new SaleCommand.VoidSale("no money"));
      }
      default -> {
        does(new FuelCommand.StopAll());
        for (int pump = 1; pump <= GeneratorBook.PUMPS; pump++) {
          approved(Right.RESTART_PUMP, new FuelCommand.RestartPump(pump));
        }
      }
    }
  }

  private void goods(int lines) {
    for (int i = 0; i < lines; i++) {
      int number = random.nextInt(GeneratorBook.ARTICLES);
      Quantity quantity =
          GeneratorBook.isWeighed(number)
              ? Quantity.grams(50 + random.nextInt(2_000))
              : Quantity.pieces(1 + random.nextInt(3));
      String id = GeneratorBook.articleId(number);
      does(new SaleCommand.AddArticle(id, "690" + number, quantity, null));
    }
  }

  /** Changes of mind, then payment. */
  private void finish() {
    int first = open().activeLines().getFirst().no();
    boolean isGoods = open().activeLines().getFirst() instanceof Line.Goods;
    int chance = random.nextInt(40);
    if (chance == 0 && isGoods) {
      approved(
          Right.PRICE_OVERRIDE,
          new SaleCommand.SetPrice(first, new UnitPrice(10L * (1 + random.nextInt(3_000)))));
    } else if (chance == 1) {
      Discount share = new Discount.Percent(new Rate(1 + random.nextInt(500_000)));
      String why = first % 2 == 0 ? "damaged" : "";
      approved(Right.DISCOUNT, new SaleCommand.SetLineDiscount(first, share, why));
    } else if (chance < 5) {
      Discount off = new Discount.Amount(Money.of(1 + random.nextInt(500), "CNY"));
      String why = chance == 2 ? "regular" : "";
      approved(Right.DISCOUNT, new SaleCommand.SetDiscount(off, why));
    } else if (chance == 5 && open().activeLines().size() > 1) {
      does(new SaleCommand.VoidLine(first, "mistake"));
    } else if (chance == 6) {
      String id = open().id();
      does(new SaleCommand.Hold("blue car"));
      does(new SaleCommand.Recall(id));
    }
    pay();
  }

  private void pay() {
    String id = open().id();
    for (int taken = 0; state.basket().open() != null; taken++) {
      Money total = rules.totals(open()).total();
      Settlement settlement = Settlement.of(total, open().tenders());
      Money rest = settlement.remaining();
      Money cash = settlement.dueInCash(rules.book().station().cashRounding());
      if (rest.isZero()) {
        does(new TenderCommand.CloseAtZero(id));
      } else if (total.isNegative()) {
        approved(Right.REFUND_WITHOUT_RECEIPT, new TenderCommand.Take(id, taken, "cash", cash, ""));
      } else if (taken == 0 && rest.minor() > 100 && random.nextInt(20) == 0) {
        Money half = Money.of(rest.minor() / 2, "CNY");
        does(new TenderCommand.Take(id, taken, "card", half, "slip " + completed));
      } else if (random.nextInt(4) == 0) {
        does(new TenderCommand.Take(id, taken, "card", rest, "slip " + completed));
      } else {
        long note = Math.ceilDiv(cash.minor(), TEN_YUAN) * TEN_YUAN;
        Money given = random.nextBoolean() ? cash : Money.of(note, "CNY");
        does(new TenderCommand.Take(id, taken, "cash", given, ""));
      }
    }
    completed++;
    recent.add(new Sold(state.basket().last()));
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
  }

  private Fill fill(int pump, long mostMinor) {
    fills++;
    long amount = 1_000 + random.nextInt((int) mostMinor - 1_000);
    long volume = amount * 1_000 * 10 / 7_860;
    return new Fill(
        "c1-" + pump + "-" + fills + "-" + now,
        pump,
        1,
        1 + random.nextInt(4),
        fills % 10_000,
        new Volume(volume),
        Money.of(amount, "CNY"),
        new UnitPrice(7_860),
        now,
        false);
  }

  private void fuel() {
    if (!state.fuel().unpaid().isEmpty()) {
      does(new SaleCommand.TakeFill(state.fuel().unpaid().keySet().iterator().next()));
      finish();
      return;
    }
    int pump = 1 + random.nextInt(GeneratorBook.PUMPS);
    does(new FuelCommand.Authorise("q" + fills, pump, new Limit.FullTank(), false));
    Fill fill = fill(pump, 50_000);
    hears(new FuelCommand.ReportFill(fill));
    hears(new FuelCommand.ReportClosed(fill.key()));
    if (random.nextInt(60) == 0) {
      FillOutcome outcome = FillOutcome.values()[random.nextInt(FillOutcome.values().length)];
      Right right =
          switch (outcome) {
            case DRIVE_OFF, NO_MEANS_OF_PAYMENT -> Right.WRITE_OFF_FILL;
            case PUMP_TEST -> Right.PUMP_TEST;
            case COMPANY_USE -> Right.COMPANY_USE;
          };
      approved(
          right,
          new FuelCommand.WriteOffFill(fill.key(), new WriteOff(outcome, "沪A00000", "white")));
      return;
    }
    does(new SaleCommand.TakeFill(fill.key()));
    if (random.nextInt(3) == 0) {
      goods(1 + random.nextInt(2));
    }
    finish();
  }

  private void prepay() {
    int pump = 1 + random.nextInt(GeneratorBook.PUMPS);
    Money amount = Money.of(20_000, "CNY");
    does(new SaleCommand.AddPrepay(pump, new Limit.ByAmount(amount), amount));
    String prepayId = open().id() + "/1";
    pay();
    Sold sold = recent.getLast();
    Fill fill = random.nextInt(4) == 0 ? null : fill(pump, 20_000);
    if (fill == null) {
      hears(new FuelCommand.EndAuthorisation(prepayId, "RAN_OUT"));
      does(new FuelCommand.CancelPrepay(prepayId));
    } else {
      hears(new FuelCommand.ReportFill(fill));
      Fill part = fill.amount().compareTo(amount) > 0 ? fill.without(fill.beyond(amount)) : fill;
      sold.flowed.put(1, new Flowed(part.grade(), part.volume(), part.price(), part.amount()));
    }
    if (state.fuel().prepays().containsKey(prepayId)) {
      does(new SaleCommand.ReturnRest(prepayId));
      pay();
    }
  }

  private void refund() {
    for (Sold sold : recent) {
      for (Line line : sold.sale.lines()) {
        long left = Pricing.refundableUnits(line) - sold.returned.getOrDefault(line.no(), 0L);
        if (sold.sale.kind() == Sale.Kind.SALE && left > 0 && random.nextInt(20) == 0) {
          long units = random.nextLong(1, left + 1);
          approved(
              Right.REFUND,
              new SaleCommand.ReturnUnits(original(sold, sold.copies), line.no(), units));
          pay();
          sold.returned.merge(line.no(), units, Long::sum);
          return;
        }
      }
    }
  }

  private void blindRefund() {
    does(new SaleCommand.StartBlindRefund());
    goods(1);
    does(new SaleCommand.SetNote("faulty"));
    pay();
  }

  private void copy() {
    if (!recent.isEmpty()) {
      Sold sold = recent.get(random.nextInt(recent.size()));
      sold.copies++;
      approved(Right.REPRINT, new CounterCommand.Reprint(original(sold, sold.copies - 1)));
    }
  }

  private Original original(Sold sold, int copies) {
    return new Original(sold.sale, sold.returned, sold.flowed, copies, state.seq());
  }

  /** Ends the business day; the next one begins in the morning. */
  void closeDay() {
    LocalDate day = rules.businessDate(state, now);
    closedDays.put(day, state.day().totals());
    approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
    now = now.plus(Duration.ofHours(6));
  }

  private Sale open() {
    Sale open = state.basket().open();
    if (open == null) {
      throw new IllegalStateException("no sale is open");
    }
    return open;
  }

  private void does(Command command) {
    decide(Request.by(cashier, command));
  }

  private void hears(Command command) {
    decide(Request.system(command));
  }

  private void approved(Right right, Command command) {
    decide(Request.by(cashier, command).approved(new Approval(GeneratorBook.MANAGER, right)));
  }

  private void decide(Request request) {
    Decision decision = rules.decide(state, request, now);
    if (!(decision instanceof Decision.Accepted(List<Event> events))) {
      throw new IllegalStateException(request.command() + " -> " + decision);
    }
    LocalDate day = rules.businessDate(state, now);
    for (Event event : events) {
      record(request.by(), day, event);
    }
    List<PrintJob> queued = state.prints().in(PrintJob.State.QUEUED);
    if (!queued.isEmpty()) { // What is heard of one leads here again.
      PrintJob job = queued.getFirst();
      hears(new CounterCommand.ReportPrint(job.id(), PrintJob.State.STARTED, ""));
      hears(new CounterCommand.ReportPrint(job.id(), PrintJob.State.CONFIRMED, ""));
    }
  }

  private void record(String by, LocalDate day, Event event) {
    Recorded recorded = new Recorded(state.seq() + 1, now, day, by, event);
    state = state.apply(recorded);
    journal.accept(recorded);
  }
}
