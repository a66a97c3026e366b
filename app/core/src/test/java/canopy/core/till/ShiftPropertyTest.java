package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.ShiftCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.Json;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Grant;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rounding;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Sale;
import canopy.core.shift.CashCount;
import canopy.core.shift.CashMovement;
import canopy.core.shift.Shift;
import canopy.core.shift.ShiftCount;
import canopy.core.shift.ShiftSettings;
import canopy.core.state.TillState;
import canopy.core.tender.CashRounding;
import canopy.core.tender.Tender;
import canopy.core.tender.TenderKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random shifts of two cashiers: shifts make the day, cashiers the shift, movements the drawer. */
class ShiftPropertyTest {
  private static final int STEPS = 150;
  private static final List<String> PEOPLE = List.of(TestBook.CASHIER, TestBook.COLLEAGUE);

  @Property(tries = 60)
  void everyDayIsTheSumOfItsShifts(@ForAll long seed) throws Exception {
    TestBook book =
        new TestBook()
            .rounding(new CashRounding(10, Rounding.HALF_UP))
            .keepsShifts(ShiftSettings.Use.OPENED_BY_SALE)
            .sells("top", "3.232", "7e 5e");
    for (Right right : Right.values()) {
      book.grant(right, Grant.ALLOWED);
    }
    Till till = Till.signedIn(book);
    Cashiers cashiers = new Cashiers(till, new Random(seed));
    for (int i = 0; i < STEPS; i++) {
      till.tries(cashiers.next());
      Shift open = till.state.shifts().open();
      if (open != null) {
        assertThat(open.expectedCash().minor()).isEqualTo(inDrawer(till.journal));
      }
    }
    cashiers.isThere();
    till.does(Request.by(cashiers.who, new CounterCommand.CloseDay()));
    check(till.journal);
    assertThat(till.replayed()).isEqualTo(till.state);
    var mapper = Json.mapper();
    assertThat(mapper.readValue(mapper.writeValueAsBytes(till.state), TillState.class))
        .isEqualTo(till.state);
  }

  /** What the drawer should have by the journal alone, in fen: not the till's own way to add up. */
  private static long inDrawer(List<Recorded> journal) {
    long fen = 0;
    for (Recorded recorded : journal) {
      fen =
          switch (recorded.event()) {
            case ShiftEvent.Opened e -> e.opening().minor();
            case ShiftEvent.FloatCounted e -> counted(e.count());
            case ShiftEvent.HandedOver e -> fen + found(e.count());
            case ShiftEvent.PaidIn e -> fen + e.movement().amount().minor();
            case ShiftEvent.PaidOut e -> fen - e.movement().amount().minor();
            case ShiftEvent.Dropped e -> fen - e.movement().amount().minor();
            case ShiftEvent.FloatChanged e -> {
              long amount = e.movement().amount().minor();
              yield e.movement().kind() == CashMovement.Kind.FLOAT_IN ? fen + amount : fen - amount;
            }
            case SaleEvent.TenderTaken e -> fen + cash(e.tender());
            case SaleEvent.TenderReturned e -> fen - cash(e.tender());
            default -> fen;
          };
    }
    return fen;
  }

  private static long cash(Tender tender) {
    boolean inDrawer = tender.type() == TenderKind.Type.CASH;
    return inDrawer ? tender.given().minor() - tender.change().minor() : 0;
  }

  private static long counted(CashCount count) {
    return count.pieces().entrySet().stream().mapToLong(e -> e.getKey() * e.getValue()).sum();
  }

  private static long found(ShiftCount count) {
    return count == null
        ? 0
        : counted(count.cash()) - count.tenders().getFirst().expected().minor();
  }

  private static void check(List<Recorded> journal) {
    List<DayTotals> shifts = new ArrayList<>();
    String shift = null;
    for (Recorded recorded : journal) {
      switch (recorded.event()) {
        case ShiftEvent.Opened e -> shift = e.shiftId();
        case SaleEvent.Completed e -> assertThat(e.sale().shift()).isEqualTo(shift);
        case ShiftEvent.Closed e -> {
          assertThat(sum(e.shift().totals().cashiers().values()))
              .isEqualTo(sum(List.of(e.shift().totals().all())));
          assertThat(e.shift().day()).isEqualTo(recorded.day());
          shifts.add(e.shift().totals().all());
          shift = null;
        }
        case StationEvent.DayClosed e -> {
          assertThat(sum(shifts)).isEqualTo(sum(List.of(e.totals())));
          shifts.clear();
        }
        default -> {}
      }
    }
    assertThat(shifts).isEmpty();
  }

  /** Every figure of the totals by name: tender by tender, grade by grade, outcome by outcome. */
  private static Map<String, Long> sum(Iterable<DayTotals> all) {
    Map<String, Long> sum = new TreeMap<>();
    for (DayTotals totals : all) {
      add(sum, "sales", totals.sales());
      add(sum, "refunds", totals.refunds());
      add(sum, "total", totals.total().minor());
      add(sum, "tax", totals.tax().minor());
      add(sum, "rounding", totals.cashRounding().minor());
      totals.tenders().forEach((kind, kept) -> add(sum, "tender " + kind, kept.minor()));
      totals.fuel().forEach((grade, fuel) -> add(sum, "grade " + grade, fuel));
      totals.writtenOff().forEach((outcome, fuel) -> add(sum, outcome.name(), fuel));
    }
    sum.values().removeIf(value -> value == 0);
    return sum;
  }

  private static void add(Map<String, Long> sum, String name, DayTotals.FuelTotal fuel) {
    add(sum, name + " fills", fuel.fills());
    add(sum, name + " ml", fuel.volume().millilitres());
    add(sum, name + " amount", fuel.amount().minor());
  }

  private static void add(Map<String, Long> sum, String name, long value) {
    sum.merge(name, value, Long::sum);
  }

  /** Two cashiers who sell, count, hand over and forget things. */
  private static final class Cashiers {
    private final Till till;
    private final Random random;
    private String who = TestBook.CASHIER;
    private int made;

    Cashiers(Till till, Random random) {
      this.till = till;
      this.random = random;
    }

    Request next() {
      made++;
      return switch (random.nextInt(14)) {
        case 0, 1, 2, 3 -> by(sell());
        case 4, 5, 6 -> by(pay());
        case 7 -> by(aside());
        case 8 -> fuel();
        case 9 -> by(cash());
        case 10 -> by(shift());
        case 11 -> by(shift());
        case 12 -> change();
        default -> by(rare());
      };
    }

    private Request by(Command command) {
      return Request.by(who, command);
    }

    private Money money(int most) {
      return Money.of(1 + random.nextInt(most), "CNY");
    }

    private CashCount count() {
      return CashCount.NONE
          .with(10_000, random.nextInt(5))
          .with(100, random.nextInt(30))
          .with(10, random.nextInt(3));
    }

    private Command sell() {
      return switch (random.nextInt(4)) {
        case 0 -> {
          var keys = List.copyOf(till.state.fuel().unpaid().keySet());
          yield new SaleCommand.TakeFill(keys.isEmpty() ? "none" : keys.getFirst());
        }
        case 1 ->
            new SaleCommand.AddPrepay(1 + random.nextInt(3), new Limit.FullTank(), money(20_000));
        default ->
            new SaleCommand.AddArticle(
                random.nextBoolean() ? "cola" : "top",
                "code",
                Quantity.pieces(1 + random.nextInt(4)),
                null);
      };
    }

    private Command pay() {
      Sale open = till.state.basket().open();
      if (open == null || till.total().isZero()) {
        return new SaleCommand.StartBlindRefund();
      }
      if (open.isWithoutReceipt() && open.note().isEmpty()) {
        return new SaleCommand.SetNote("faulty");
      }
      int seen = open.tenders().size();
      Money due = till.dueInCash();
      return switch (random.nextInt(6)) {
        case 0 -> new TenderCommand.GiveBack(open.id(), seen);
        case 1 -> new TenderCommand.Take(open.id(), seen, "cash", yuan("1.00"), "");
        case 2 -> {
          Money rest = till.total().minus(open.kept());
          yield new TenderCommand.Take(open.id(), seen, "card", rest, "slip");
        }
        case 3 -> new TenderCommand.Take(open.id(), seen, "cash", due.plus(yuan("10")), "");
        default -> new TenderCommand.Take(open.id(), seen, "cash", due, "");
      };
    }

    private Command aside() {
      var held = till.state.basket().held();
      if (!held.isEmpty() && random.nextBoolean()) {
        return new SaleCommand.Recall(held.getFirst().sale().id());
      }
      var last = till.state.basket().last();
      return last == null || random.nextBoolean()
          ? new SaleCommand.Hold("car " + made)
          : new SaleCommand.ReturnUnits(till.original(last), 1, 1);
    }

    private Request fuel() {
      int litres = 1 + random.nextInt(40);
      var fill = Till.fill("k" + made, 1 + random.nextInt(3), litres * 1000L, litres * 7 + ".86");
      return Request.system(new FuelCommand.ReportFill(fill));
    }

    private Command cash() {
      var kinds = CashMovement.Kind.values();
      CashCount pieces = random.nextBoolean() ? count() : null;
      Money amount = pieces == null ? money(50_000) : pieces.total("CNY");
      return new ShiftCommand.MoveCash(
          till.state.shifts().lastMovement(),
          kinds[random.nextInt(kinds.length)],
          amount,
          "why",
          "",
          pieces);
    }

    private Command shift() {
      String other = who.equals(PEOPLE.getFirst()) ? PEOPLE.getLast() : PEOPLE.getFirst();
      return switch (random.nextInt(8)) {
        case 0 -> new ShiftCommand.Open(count(), "");
        case 1 -> new ShiftCommand.Open(null, "drawer 2");
        case 2 -> new ShiftCommand.Count(count(), Map.of("card", money(5_000)));
        case 3 -> new ShiftCommand.AcceptDifference("so it is");
        case 4 -> new ShiftCommand.HandOver(other, random.nextBoolean());
        case 5 -> new ShiftCommand.Report(random.nextBoolean());
        default -> new ShiftCommand.Close(random.nextBoolean(), random.nextBoolean(), made);
      };
    }

    void isThere() {
      if (till.state.session().operator() == null) {
        till.does(by(new OperatorCommand.SignIn(who)));
      }
    }

    /** The other one sits down. */
    private Request change() {
      if (till.state.session().operator() != null) {
        return by(new OperatorCommand.SignOut());
      }
      who = PEOPLE.get(random.nextInt(2));
      return by(new OperatorCommand.SignIn(who));
    }

    private Command rare() {
      var keys = List.copyOf(till.state.fuel().unpaid().keySet());
      var prepays = List.copyOf(till.state.fuel().prepays().keySet());
      return switch (random.nextInt(5)) {
        case 0 ->
            new FuelCommand.WriteOffFill(
                keys.isEmpty() ? "none" : keys.getFirst(),
                new WriteOff(FillOutcome.DRIVE_OFF, "", ""));
        case 1 -> new SaleCommand.ReturnRest(prepays.isEmpty() ? "none" : prepays.getFirst());
        case 2 -> new CounterCommand.OpenDrawer("change");
        case 3 -> new CounterCommand.CloseDay();
        default -> new SaleCommand.VoidSale("");
      };
    }
  }
}
