package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.FuelEvent;
import canopy.core.event.Json;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.StationEvent;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.Prepay;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Approval;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.Rounding;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.core.sale.Pricing;
import canopy.core.sale.Sale;
import canopy.core.state.HeldSale;
import canopy.core.state.TillState;
import canopy.core.tender.CashRounding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Random people at the till: whatever they press, the books stay in order. */
class TillPropertyTest {
  private static final int STEPS = 120;

  @Property(tries = 60)
  void anyCommandsLeaveTheBooksInOrder(@ForAll long seed, @ForAll @IntRange(max = 3) int coins)
      throws Exception {
    Till till = till(coins);
    Crowd crowd = new Crowd(till, new Random(seed));
    for (int i = 0; i < STEPS; i++) {
      till.tries(crowd.next());
      inOrder(till.state);
      pricedAsIfForTheFirstTime(till);
    }
    assertThat(till.replayed()).isEqualTo(till.state);
    var mapper = Json.mapper();
    assertThat(mapper.readValue(mapper.writeValueAsBytes(till.state), TillState.class))
        .isEqualTo(till.state);
    salesAddUp(till);
    fuelAddsUp(till);
  }

  private static Till till(int coins) {
    CashRounding rounding =
        switch (coins) {
          case 0 -> CashRounding.NONE;
          case 1 -> new CashRounding(5, Rounding.HALF_UP);
          case 2 -> new CashRounding(10, Rounding.UP);
          default -> new CashRounding(50, Rounding.DOWN);
        };
    TestBook book = new TestBook().rounding(rounding);
    for (Right right : Right.values()) {
      book.grant(right, Grant.ALLOWED);
    }
    book.grant(Right.DISCOUNT, Grant.APPROVAL_REQUIRED);
    return Till.signedIn(book.sells("top", "3.232", "7e 5e").sells("duty", "12.30", "f0.7i 13i"));
  }

  /** What is remembered of lines that did not change is what they come to. */
  private static void pricedAsIfForTheFirstTime(Till till) {
    Sale open = till.state.basket().open();
    if (open != null) {
      Pricing forgetful = new Pricing(till.book::taxClass);
      assertThat(till.rules.totals(open)).isEqualTo(forgetful.totals(open));
    }
  }

  /** A fill is in one sale at most; a release and its prepayment know each other. */
  private static void inOrder(TillState state) {
    Set<String> fills = new HashSet<>();
    List<Sale> sales = new ArrayList<>();
    for (HeldSale held : state.basket().held()) {
      sales.add(held.sale());
      assertThat(held.sale().isEmpty()).isFalse();
      assertThat(held.sale().tenders()).isEmpty();
    }
    if (state.basket().open() != null) {
      sales.add(state.basket().open());
    }
    for (Sale sale : sales) {
      for (Line line : sale.activeLines()) {
        if (line instanceof Line.FuelFill taken) {
          assertThat(fills.add(taken.fill().key())).isTrue();
          assertThat(state.fuel().unpaid()).containsKey(taken.fill().key());
        }
      }
    }
    for (Prepay prepay : state.fuel().prepays().values()) {
      var release = state.fuel().releases().get(prepay.pump());
      boolean running = release != null && prepay.id().equals(release.prepayId());
      assertThat(prepay.state() == Prepay.State.AUTHORISED).isEqualTo(running);
      assertThat(prepay.rest().isNegative()).isFalse();
    }
  }

  private static void salesAddUp(Till till) {
    Money total = yuan("0");
    Money tax = yuan("0");
    Money kept = yuan("0");
    List<DayTotals> days = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Recorded recorded : till.journal) {
      if (recorded.event() instanceof SaleEvent.Completed done) {
        CompletedSale sale = done.sale();
        addsUp(sale);
        assertThat(ids.add(sale.id())).isTrue();
        total = total.plus(sale.totals().total());
        tax = tax.plus(sale.totals().tax());
        kept = kept.plus(sale.totals().total()).plus(sale.cashRounding());
      } else if (recorded.event() instanceof StationEvent.DayClosed day) {
        days.add(day.totals());
      }
    }
    days.add(till.state.day().totals());
    Money inDays = yuan("0");
    Money taxInDays = yuan("0");
    Money tendersInDays = yuan("0");
    for (DayTotals day : days) {
      inDays = inDays.plus(day.total());
      taxInDays = taxInDays.plus(day.tax());
      Money tenders = yuan("0");
      for (Money tender : day.tenders().values()) {
        tenders = tenders.plus(tender);
      }
      assertThat(tenders).isEqualTo(day.total().plus(day.cashRounding()));
      tendersInDays = tendersInDays.plus(tenders);
    }
    assertThat(inDays).isEqualTo(total);
    assertThat(taxInDays).isEqualTo(tax);
    assertThat(tendersInDays).isEqualTo(kept);
  }

  static void addsUp(CompletedSale sale) {
    Money lines = yuan("0");
    Money net = yuan("0");
    Money taxes = yuan("0");
    for (var line : sale.totals().lines()) {
      lines = lines.plus(line.total());
      net = net.plus(line.net());
      for (var share : line.taxes()) {
        taxes = taxes.plus(share.amount());
      }
    }
    assertThat(lines).isEqualTo(sale.totals().total());
    assertThat(net).isEqualTo(sale.totals().net());
    assertThat(net.plus(taxes)).isEqualTo(lines);
    Money given = yuan("0");
    for (var tender : sale.tenders()) {
      given = given.plus(tender.given());
    }
    assertThat(given.minus(sale.change()))
        .isEqualTo(sale.totals().total().plus(sale.cashRounding()));
    if (sale.kind() == Sale.Kind.REFUND) {
      assertThat(sale.totals().total().isPositive()).isFalse();
    } else {
      assertThat(sale.totals().total().isNegative()).isFalse();
    }
  }

  /** What the pumps delivered was sold, prepaid, written off, or is still unpaid: each once. */
  private static void fuelAddsUp(Till till) {
    Volume delivered = Volume.ZERO;
    Volume accounted = Volume.ZERO;
    Set<String> paid = new HashSet<>();
    Map<String, Integer> prepaysUsed = new HashMap<>();
    List<DayTotals> days = new ArrayList<>();
    for (Recorded recorded : till.journal) {
      switch (recorded.event()) {
        case FuelEvent.Dispensed e -> delivered = delivered.plus(e.fill().volume());
        case FuelEvent.PrepayUsed e -> prepaysUsed.merge(e.prepayId(), 1, Integer::sum);
        case FuelEvent.WrittenOff e -> assertThat(paid.add(e.fill().key())).isTrue();
        case SaleEvent.Completed e -> {
          for (Line line : e.sale().lines()) {
            if (line instanceof Line.FuelFill fill) {
              assertThat(paid.add(fill.fill().key())).isTrue();
            }
          }
        }
        case StationEvent.DayClosed e -> days.add(e.totals());
        default -> {}
      }
    }
    assertThat(prepaysUsed.values()).allMatch(times -> times == 1);
    days.add(till.state.day().totals());
    for (DayTotals day : days) {
      for (var sum : day.fuel().values()) {
        accounted = accounted.plus(sum.volume());
      }
      for (var sum : day.writtenOff().values()) {
        accounted = accounted.plus(sum.volume());
      }
    }
    for (var fill : till.state.fuel().unpaid().values()) {
      accounted = accounted.plus(fill.volume());
    }
    assertThat(accounted).isEqualTo(delivered);
  }

  /** Presses keys: most make sense, some do not. */
  private static final class Crowd {
    private final Till till;
    private final Random random;
    private int made;

    Crowd(Till till, Random random) {
      this.till = till;
      this.random = random;
    }

    private <T> T one(List<T> of, T otherwise) {
      return of.isEmpty() ? otherwise : of.get(random.nextInt(of.size()));
    }

    private String openId() {
      Sale open = till.state.basket().open();
      return open == null ? "R1-261122-00001" : open.id();
    }

    private int pump() {
      return 1 + random.nextInt(3);
    }

    private Money money(int most) {
      return Money.of(1 + random.nextInt(most), "CNY");
    }

    private Request device(Command command) {
      return Request.system(command);
    }

    private Request person(Command command) {
      Request request = Request.by(TestBook.CASHIER, command);
      return random.nextInt(4) == 0
          ? request
          : request.approved(new Approval(TestBook.MANAGER, Right.DISCOUNT));
    }

    Request next() {
      made++;
      return switch (random.nextInt(12)) {
        case 0, 1, 2 -> person(add());
        case 3, 4 -> person(pay());
        case 5 -> person(change());
        case 6 -> person(aside());
        case 7, 8 -> fuel();
        case 9 -> person(prepay());
        case 10 -> person(back());
        default -> rare();
      };
    }

    private Command add() {
      String article = one(List.of("cola", "top", "duty", "nuts", "beer"), "cola");
      if (article.equals("nuts")) {
        Money label = random.nextBoolean() ? null : money(3000);
        return new SaleCommand.AddArticle(
            article, article, Quantity.grams(1 + random.nextInt(2000)), label);
      }
      if (random.nextInt(3) == 0) {
        var keys = List.copyOf(till.state.fuel().unpaid().keySet());
        return new SaleCommand.TakeFill(one(keys, "k0"));
      }
      return new SaleCommand.AddArticle(
          article, article, Quantity.pieces(1 + random.nextInt(5)), null);
    }

    private Command pay() {
      Sale open = till.state.basket().open();
      if (open == null || random.nextInt(10) == 0) {
        return new TenderCommand.Take(openId(), random.nextInt(2), "cash", money(900), "");
      }
      int seen = open.tenders().size();
      if (seen > 0 && random.nextInt(5) == 0) {
        return new TenderCommand.GiveBack(open.id(), seen);
      }
      Money due = till.dueInCash();
      if (till.total().isZero()) {
        return new TenderCommand.CloseAtZero(open.id());
      }
      Money half = Money.of(due.minor() / 100 * 50, "CNY");
      Money rest = till.total().minus(open.kept());
      return switch (random.nextInt(5)) {
        case 0 -> new TenderCommand.Take(open.id(), seen, "cash", half, "");
        case 1 -> new TenderCommand.Take(open.id(), seen, "card", half, "slip");
        case 2 -> new TenderCommand.Take(open.id(), seen, "card", rest, "slip");
        case 3 -> new TenderCommand.Take(open.id(), seen, "cash", due.plus(yuan("10")), "");
        default -> new TenderCommand.Take(open.id(), seen, "cash", due, "");
      };
    }

    private Command change() {
      int line = 1 + random.nextInt(3);
      Discount discount =
          random.nextBoolean()
              ? new Discount.Amount(money(2000))
              : new Discount.Percent(new Rate(1 + random.nextInt(1_000_000)));
      return switch (random.nextInt(6)) {
        case 0 -> new SaleCommand.SetQuantity(line, Quantity.pieces(1 + random.nextInt(9)));
        case 1 -> new SaleCommand.SetPrice(line, new UnitPrice(random.nextInt(30_000)));
        case 2 -> new SaleCommand.SetLineDiscount(line, discount);
        case 3 -> new SaleCommand.SetDiscount(discount);
        case 4 -> new SaleCommand.SetLineNote(line, "note " + made);
        default -> new SaleCommand.VoidLine(line);
      };
    }

    private Command aside() {
      var held = till.state.basket().held().stream().map(h -> h.sale().id()).toList();
      return switch (random.nextInt(4)) {
        case 0, 1 -> new SaleCommand.Recall(one(held, "none"));
        case 2 -> new SaleCommand.Hold("car " + made);
        default -> new SaleCommand.VoidSale("");
      };
    }

    private Request fuel() {
      int pump = pump();
      int litres = random.nextInt(6) == 0 ? 0 : random.nextInt(40);
      var fill = Till.fill("k" + (made - random.nextInt(2)), pump, litres * 1000L, litres * 7 + "");
      var keys = List.copyOf(till.state.fuel().open().keySet());
      return switch (random.nextInt(6)) {
        case 0 -> person(new FuelCommand.Authorise("a" + made, pump, new Limit.FullTank(), false));
        case 1 -> device(new FuelCommand.ReportClosed(one(keys, "k0")));
        case 2 -> {
          var release = till.state.fuel().releases().get(pump);
          yield device(
              new FuelCommand.EndAuthorisation(
                  release == null ? "none" : release.requestId(), "TIMED_OUT"));
        }
        default -> device(new FuelCommand.ReportFill(fill));
      };
    }

    private Command prepay() {
      var ids = List.copyOf(till.state.fuel().prepays().keySet());
      Money amount = money(20_000);
      return switch (random.nextInt(5)) {
        case 0 -> new FuelCommand.RetryPrepay(one(ids, "none"), "r" + made);
        case 1 -> new FuelCommand.CancelPrepay(one(ids, "none"));
        case 2 -> new SaleCommand.ReturnRest(one(ids, "none"));
        case 3 -> new SaleCommand.AddPrepay(pump(), new Limit.ByAmount(amount), amount);
        default -> new SaleCommand.AddPrepay(pump(), new Limit.FullTank(), amount);
      };
    }

    private Command back() {
      CompletedSale last = till.state.basket().last();
      if (last == null || random.nextInt(8) == 0) {
        return new SaleCommand.StartBlindRefund();
      }
      return new SaleCommand.ReturnUnits(
          till.original(last), 1 + random.nextInt(3), 1 + random.nextInt(3));
    }

    private Request rare() {
      var keys = List.copyOf(till.state.fuel().unpaid().keySet());
      return switch (random.nextInt(5)) {
        case 0 ->
            person(
                new FuelCommand.WriteOffFill(
                    one(keys, "k0"), new WriteOff(FillOutcome.DRIVE_OFF, "", "")));
        case 1 -> device(new FuelCommand.StopAll());
        case 2 -> person(new FuelCommand.RestartPump(pump()));
        case 3 -> person(new CounterCommand.CloseDay());
        default -> person(new SaleCommand.ConfirmAge(LocalDate.of(1990, 1, 1), 18));
      };
    }
  }
}
