package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.bill.Resolution;
import canopy.core.command.BillCommand;
import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.PaymentCommand;
import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.StockCommand;
import canopy.core.command.TenderCommand;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.PriceSign;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Right;
import canopy.core.payment.Outcome;
import canopy.core.payment.Refund;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Discount;
import canopy.core.state.PrintJob;
import canopy.core.station.Limits;
import canopy.core.stock.DetectedDelivery;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankReading;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reason is provoked: the switches have no default, so a new reason does not compile. */
class RefusalTest {
  private static final Limit FULL = new Limit.FullTank();

  private final Till till = Till.signedIn();
  private final StaffRefusals people = new StaffRefusals(till);

  @ParameterizedTest
  @EnumSource(Refusal.Reason.class)
  void isRefusedAndChangesNothing(Refusal.Reason reason) {
    Request request = provoke(reason);
    var before = till.state;
    assertThat(till.refuses(request)).isEqualTo(reason);
    assertThat(till.state).isSameAs(before);
  }

  private Request delivery(Refusal.Reason reason) {
    if (reason == Refusal.Reason.NOTHING_DELIVERED) {
      return cashier(new StockCommand.ReceiveDelivery(Stock.exchanged("D1")));
    }
    var delivery = new StockCommand.ReceiveDelivery(Stock.delivery("D1", 5_000_000));
    if (reason == Refusal.Reason.DELIVERY_KNOWN) {
      till.approved(Right.RECORD_DELIVERY, delivery);
    } else {
      till.hears(
          new StockCommand.DetectDelivery(
              new DetectedDelivery(
                  "d1", 2, Stock.gauged(10_000_000), Stock.gauged(15_000_000), Volume.ZERO)));
    }
    return cashier(delivery);
  }

  /** What no bill has. */
  private static Request explaining() {
    return cashier(
        new BillCommand.Resolve(
            "wechat", LocalDate.of(2026, 11, 21), "P:1", Resolution.EXPLAINED, "why"));
  }

  /** A payment of 7.00 as that of a sale of 3.50. */
  private Request attaching() {
    till.approved(
        Right.SETTLE_PAYMENT,
        new BillCommand.Compare(Bills.check(List.of(Bills.unclaimed("A1")), List.of()), List.of()));
    till.selling("cola");
    return cashier(
        new BillCommand.Attach(
            "wechat", Bills.DAY, "P:A1", till.original(till.paysCash()), "the drawer"));
  }

  private Request provoke(Refusal.Reason reason) {
    return switch (reason) {
      case NOT_SIGNED_IN -> Request.by(TestBook.MANAGER, add("cola"));
      case TILL_LOCKED, SOMEBODY_SIGNED_IN, UNKNOWN_OPERATOR, PIN_LOCKED -> people.provoke(reason);
      case UNKNOWN_ROLE, BAD_OPERATOR_NUMBER, NAME_NEEDED, NAME_TAKEN -> people.provoke(reason);
      case RIGHTS_ABOVE_OWN, LAST_WITH_RIGHT, NOT_YOURSELF -> people.provoke(reason);
      case SIGN_ASKS_OTHER -> cashier(new CounterCommand.ConfirmSign(Map.of()));
      case ARTICLE_KNOWN, UNKNOWN_GRADE, TOO_MANY_LOCAL_CHANGES ->
          LocalGoodsTest.provoke(till, reason);
      case TOO_MANY_PEOPLE, TOO_MANY_ROLES, IN_TRAINING -> people.provoke(reason);
      case PIN_CHANGE_NEEDED, HEAD_OFFICE_DECIDES -> people.provoke(reason);
      case TOO_MANY_DIFFERENCES ->
          cashier(new BillCommand.Compare(Bills.checkOf(Limits.BILL_DIFFERENCES + 1), List.of()));
      case UNKNOWN_DIFFERENCE -> explaining();
      case SALE_DOES_NOT_FIT -> attaching();
      case UNKNOWN_TANK -> stock(Stock.typed(9, 1_000));
      case READING_OUT_OF_RANGE -> stock(Stock.typed(2, 40_000_000));
      case UNKNOWN_DELIVERY ->
          cashier(new StockCommand.DismissDelivery("none", "the ground moved"));
      case DOCUMENT_NEEDED ->
          cashier(new StockCommand.ReceiveDelivery(Stock.delivery(" ", 5_000_000)));
      case DELIVERY_KNOWN, DELIVERY_DETECTED, NOTHING_DELIVERED -> delivery(reason);
      case RIGHT_DENIED -> cashier(new CounterCommand.ChangeSetting("language", "zh", "en"));
      case APPROVAL_REQUIRED -> cashier(new CounterCommand.OpenDrawer("small change"));
      case NO_OPEN_SALE -> cashier(new SaleCommand.VoidLine(1));
      case SALE_OPEN -> {
        till.selling("cola");
        yield Till.withApproval(Right.REFUND_WITHOUT_RECEIPT, new SaleCommand.StartBlindRefund());
      }
      case SALE_HAS_TENDERS -> {
        till.selling("cola").pays("cash", "1.00");
        yield cashier(add("cola"));
      }
      case SALE_IS_EMPTY -> {
        till.does(new SaleCommand.ConfirmAge(LocalDate.of(1990, 1, 1), 18));
        yield cashier(till.taking("cash", yuan("1.00")));
      }
      case NOT_THIS_SALE -> cashier(new TenderCommand.CloseAtZero("R1-261122-00009"));
      case UNKNOWN_ARTICLE -> cashier(add("nothing"));
      case ARTICLE_INACTIVE -> cashier(add("gone"));
      case ARTICLE_WITHOUT_PRICE -> cashier(add("free"));
      case AGE_CHECK_NEEDED -> cashier(add("beer"));
      case UNKNOWN_LINE, LINE_NOT_CHANGEABLE, QUANTITY_OUT_OF_RANGE, PRICE_OUT_OF_RANGE ->
          onLine(reason);
      case DISCOUNT_OUT_OF_RANGE, AMOUNT_OUT_OF_RANGE, TEXT_TOO_LONG -> onLine(reason);
      case TOO_MANY_LINES, TOO_MANY_HELD, TOO_MANY_TENDERS -> tooMany(reason);
      case UNKNOWN_HELD_SALE -> cashier(new SaleCommand.Recall("R1-261122-00009"));
      case UNKNOWN_FILL, FILL_TAKEN, FILL_OF_PREPAY, PUMP_BUSY, PUMP_STOPPED -> fuel(reason);
      case PUMP_PRICE_OLD, PRICES_WAIT, PUMP_HAS_PREPAY, TOO_MANY_UNPAID, UNKNOWN_PUMP ->
          fuel(reason);
      case UNKNOWN_PREPAY, PREPAY_NOT_READY -> fuel(reason);
      case REFUND_OTHER_RECEIPT, NOTHING_LEFT_TO_RETURN, STALE_RECEIPT, NOT_IN_A_REFUND ->
          refund(reason);
      case REFUND_WAITS -> refundAside();
      case UNKNOWN_TENDER, REFERENCE_NEEDED, NO_CHANGE_FROM_THIS_TENDER -> tender(reason);
      case NOTHING_TO_PAY, STILL_TO_PAY -> tender(reason);
      case REASON_NEEDED -> Till.withApproval(Right.NO_SALE, new CounterCommand.OpenDrawer("  "));
      case UNKNOWN_PRINT_JOB ->
          Request.system(new CounterCommand.ReportPrint("x#0", PrintJob.State.SENT, ""));
      case PAYMENT_OPEN, PAYMENT_BY_SCAN_ONLY, UNKNOWN_PAYMENT, PAYMENT_NOT_POSSIBLE ->
          payment(reason);
      case PAYMENT_CODE_USED, CHANNEL_OFFLINE, PAYMENT_TOO_OLD, TOO_MANY_PAYMENTS ->
          payment(reason);
      case NO_SHIFT, SHIFT_OPEN, SHIFT_NEEDED, COUNT_NEEDED -> shift(reason);
      case NO_DIFFERENCE, DIFFERENCE_UNEXPLAINED, DRAWER_IS_THEIRS -> shift(reason);
      case DRAWER_OF_ANOTHER, CASH_MOVED_SINCE -> shift(reason);
      case OTHER_DAY -> cashier(new CounterCommand.CloseDay(LocalDate.of(2026, 11, 21), 0));
    };
  }

  private Request shift(Refusal.Reason reason) {
    return new ShiftRefusals(till).provoke(reason);
  }

  private Request payment(Refusal.Reason reason) {
    Payer payer = new Payer(till);
    return switch (reason) {
      case PAYMENT_OPEN -> {
        payer.scans("3.50");
        yield cashier(add("cola"));
      }
      case PAYMENT_BY_SCAN_ONLY -> {
        till.selling("cola");
        yield cashier(till.taking("wechat", yuan("3.50")));
      }
      case UNKNOWN_PAYMENT -> cashier(new PaymentCommand.Stop("none"));
      case PAYMENT_NOT_POSSIBLE -> cashier(new PaymentCommand.Extend(payer.scans("3.50")));
      case PAYMENT_CODE_USED -> {
        payer.hears(payer.scans("3.50"), Outcome.DECLINED);
        yield cashier(payer.scan("3.50", payer.lastCode()));
      }
      case CHANNEL_OFFLINE -> {
        till.selling("cola");
        yield cashier(new PaymentCommand.Show(till.open().id(), 0, "wechat", yuan("3.50"), false));
      }
      case PAYMENT_TOO_OLD -> {
        payer.hears(payer.scans("3.50"), Outcome.PAID);
        CompletedSale sold = till.last();
        till.returns(sold, 1, 1);
        var order = sold.tenders().getFirst().order();
        till.now = till.now.plus(Refund.ORDER_AGE).plusMillis(1);
        yield cashier(new PaymentCommand.PayBack(till.open().id(), 0, order, yuan("3.50"), true));
      }
      case TOO_MANY_PAYMENTS -> {
        for (int i = 0; i < Limits.UNSETTLED_PAYMENTS; i++) {
          payer.scans("3.50");
          till.does(new PaymentCommand.ServeNext(till.open().id()));
        }
        till.selling("cola");
        yield cashier(payer.scan("3.50", "one more"));
      }
      default -> throw new AssertionError(reason);
    };
  }

  private Request onLine(Refusal.Reason reason) {
    till.selling("cola");
    return switch (reason) {
      case UNKNOWN_LINE -> cashier(new SaleCommand.VoidLine(2));
      case LINE_NOT_CHANGEABLE -> cashier(new SaleCommand.SetQuantity(1, Quantity.grams(200)));
      case QUANTITY_OUT_OF_RANGE -> cashier(new SaleCommand.SetQuantity(1, Quantity.pieces(0)));
      case PRICE_OUT_OF_RANGE ->
          Till.withApproval(Right.PRICE_OVERRIDE, new SaleCommand.SetPrice(1, new UnitPrice(-1)));
      case DISCOUNT_OUT_OF_RANGE ->
          Till.withApproval(
              Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Amount(yuan("-1"))));
      case AMOUNT_OUT_OF_RANGE -> cashier(till.taking("cash", yuan("-1")));
      case TEXT_TOO_LONG -> cashier(new SaleCommand.SetNote("x".repeat(201)));
      default -> throw new AssertionError(reason);
    };
  }

  private Request tooMany(Refusal.Reason reason) {
    return switch (reason) {
      case TOO_MANY_LINES -> {
        till.filled("k1", 1, 1000, "7.86");
        for (int i = 0; i < Limits.LINES_PER_SALE; i++) {
          till.does(new SaleCommand.AddArticle("nuts", "nuts", Quantity.grams(1 + i), null));
        }
        yield cashier(new SaleCommand.TakeFill("k1"));
      }
      case TOO_MANY_HELD -> {
        for (int i = 0; i < Limits.HELD_SALES; i++) {
          till.selling("cola").does(new SaleCommand.Hold("car " + i));
        }
        till.selling("cola");
        yield cashier(new SaleCommand.Hold("one more"));
      }
      case TOO_MANY_TENDERS -> {
        till.adds("cola", 10);
        for (int i = 0; i < Limits.TENDERS_PER_SALE; i++) {
          till.pays("cash", "1.00");
        }
        yield cashier(till.taking("cash", yuan("1.00")));
      }
      default -> throw new AssertionError(reason);
    };
  }

  private Request fuel(Refusal.Reason reason) {
    return switch (reason) {
      case UNKNOWN_FILL -> cashier(new SaleCommand.TakeFill("k1"));
      case FILL_TAKEN -> {
        till.filled("k1", 3, 1000, "7.86").does(new SaleCommand.TakeFill("k1"));
        till.does(new SaleCommand.Hold("gone for the purse"));
        yield cashier(new SaleCommand.TakeFill("k1"));
      }
      case FILL_OF_PREPAY -> {
        prepaid();
        till.filled("k1", 3, 1000, "7.86");
        yield cashier(new SaleCommand.TakeFill("k1"));
      }
      case PUMP_BUSY -> {
        till.does(new FuelCommand.Authorise("a1", 3, FULL, false));
        yield cashier(new FuelCommand.Authorise("a2", 3, FULL, false));
      }
      case PUMP_STOPPED -> {
        till.hears(new FuelCommand.StopAll());
        yield cashier(new FuelCommand.Authorise("a1", 3, FULL, false));
      }
      case PUMP_PRICE_OLD -> {
        till.hears(new PriceCommand.ConfirmPumpPrices(List.of(), List.of(3)));
        yield cashier(new FuelCommand.Authorise("a1", 3, FULL, false));
      }
      case PRICES_WAIT -> {
        till.hears(new PriceCommand.RefusePumpPrices(List.of(), "PUMP_FUELLING"));
        till.now = till.now.plus(PriceSign.PATIENCE).plusSeconds(1);
        yield cashier(new FuelCommand.Authorise("a1", 3, FULL, false));
      }
      case PUMP_HAS_PREPAY -> {
        prepaid();
        till.hears(new FuelCommand.EndAuthorisation(till.last().id() + "/1", "TIMED_OUT"));
        yield cashier(new FuelCommand.Authorise("a2", 3, FULL, false));
      }
      case TOO_MANY_UNPAID -> {
        till.filled("k1", 3, 1000, "7.86").filled("k2", 3, 1000, "7.86");
        yield cashier(new FuelCommand.Authorise("a1", 3, FULL, false));
      }
      case UNKNOWN_PUMP -> cashier(new FuelCommand.StopPump(9));
      case UNKNOWN_PREPAY -> cashier(new SaleCommand.ReturnRest("R1-261122-00001/1"));
      case PREPAY_NOT_READY -> {
        prepaid();
        yield cashier(new FuelCommand.CancelPrepay(till.last().id() + "/1"));
      }
      default -> throw new AssertionError(reason);
    };
  }

  private void prepaid() {
    till.does(new SaleCommand.AddPrepay(3, FULL, yuan("200")));
    till.paysCash();
  }

  private Request refund(Refusal.Reason reason) {
    CompletedSale first = till.selling("cola").paysCash();
    CompletedSale other = till.selling("cola").paysCash();
    var read = till.original(first);
    till.returns(first, 1, 1);
    return switch (reason) {
      case REFUND_OTHER_RECEIPT -> cashier(new SaleCommand.ReturnUnits(till.original(other), 1, 1));
      case NOTHING_LEFT_TO_RETURN -> cashier(new SaleCommand.ReturnUnits(read, 1, 1));
      case STALE_RECEIPT -> {
        till.paysCash();
        yield cashier(new SaleCommand.ReturnUnits(read, 1, 1));
      }
      case NOT_IN_A_REFUND -> cashier(add("cola"));
      default -> throw new AssertionError(reason);
    };
  }

  private Request refundAside() {
    Payer payer = new Payer(till);
    payer.hears(payer.scans("3.50"), Outcome.PAID);
    CompletedSale sold = till.last();
    till.returns(sold, 1, 1);
    String id = till.open().id();
    var order = sold.tenders().getFirst().order();
    till.does(new PaymentCommand.PayBack(id, 0, order, yuan("3.50"), true));
    till.does(new PaymentCommand.ServeNext(id));
    return cashier(new SaleCommand.ReturnUnits(till.original(sold), 1, 1));
  }

  private Request tender(Refusal.Reason reason) {
    till.selling("cola");
    return switch (reason) {
      case UNKNOWN_TENDER -> cashier(till.taking("shells", yuan("3.50")));
      case REFERENCE_NEEDED ->
          cashier(new TenderCommand.Take(till.open().id(), 0, "card", yuan("3.50"), " "));
      case NO_CHANGE_FROM_THIS_TENDER -> cashier(till.taking("card", yuan("3.51")));
      case NOTHING_TO_PAY -> {
        till.approved(
            Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Amount(yuan("3.50"))));
        yield cashier(till.taking("cash", yuan("1.00")));
      }
      case STILL_TO_PAY -> cashier(new TenderCommand.CloseAtZero(till.open().id()));
      default -> throw new AssertionError(reason);
    };
  }

  /** Not a reason of its own: a written-off fill is gone like a paid one. */
  @Test
  void aFillThatWasWrittenOffIsUnknown() {
    till.filled("k1", 3, 1000, "7.86");
    var off = new WriteOff(FillOutcome.DRIVE_OFF, "沪A12345", "white van");
    till.approved(Right.WRITE_OFF_FILL, new FuelCommand.WriteOffFill("k1", off));
    assertThat(till.refuses(new SaleCommand.TakeFill("k1"))).isEqualTo(Refusal.Reason.UNKNOWN_FILL);
    assertThat(till.refuses(new FuelCommand.WriteOffFill("k1", off)))
        .isEqualTo(Refusal.Reason.UNKNOWN_FILL);
  }

  private static SaleCommand add(String article) {
    return new SaleCommand.AddArticle(article, article, Quantity.ONE, null);
  }

  private static Request stock(TankReading reading) {
    return cashier(new StockCommand.RecordTanks(Occasion.MANUAL, List.of(reading)));
  }

  private static Request cashier(Command command) {
    return Request.by(TestBook.CASHIER, command);
  }
}
