package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.bill.Resolution;
import canopy.core.command.BillCommand;
import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.FuelCommand;
import canopy.core.command.SaleCommand;
import canopy.core.command.StockCommand;
import canopy.core.command.TenderCommand;
import canopy.core.fuel.FillOutcome;
import canopy.core.fuel.Limit;
import canopy.core.fuel.WriteOff;
import canopy.core.operator.Right;
import canopy.core.payment.Outcome;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.Discount;
import canopy.core.state.PaymentBook;
import canopy.core.station.Limits;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankReading;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bound at its edge, and one beyond. */
class LimitsTest {
  private final Till till = Till.signedIn();

  private static SaleCommand add(String article, Quantity quantity, Money label) {
    return new SaleCommand.AddArticle(article, article, quantity, label);
  }

  private Refusal.Reason refusesApproved(Right right, Command command) {
    return till.refuses(Till.withApproval(right, command));
  }

  @Test
  void takesLinesUpToTheLimitVoidedOnesIncluded() {
    for (int i = 1; i <= Limits.LINES_PER_SALE; i++) {
      till.does(add("nuts", Quantity.grams(i), null));
    }
    till.does(new SaleCommand.VoidLine(1));
    assertThat(till.open().lines()).hasSize(Limits.LINES_PER_SALE);
    assertThat(till.refuses(add("nuts", Quantity.grams(1), null)))
        .isEqualTo(Refusal.Reason.TOO_MANY_LINES);
  }

  @Test
  void holdsSalesUpToTheLimit() {
    for (int i = 0; i < Limits.HELD_SALES; i++) {
      till.selling("cola").does(new SaleCommand.Hold("car " + i));
    }
    assertThat(till.state.basket().held()).hasSize(Limits.HELD_SALES);
    till.selling("cola");
    assertThat(till.refuses(new SaleCommand.Hold(""))).isEqualTo(Refusal.Reason.TOO_MANY_HELD);
  }

  @Test
  void recognisesTheNewestScannedCodesAndLeavesTheOthersToTheChannel() {
    Payer payer = new Payer(till);
    for (int i = 0; i < PaymentBook.REMEMBERED_CODES; i++) {
      payer.hears(payer.scans("3.50"), Outcome.DECLINED);
    }
    assertThat(till.refuses(payer.scan("3.50", "code 1")))
        .isEqualTo(Refusal.Reason.PAYMENT_CODE_USED);
    payer.hears(payer.scans("3.50"), Outcome.DECLINED);
    assertThat(till.state.payments().codes()).hasSize(PaymentBook.REMEMBERED_CODES);
    assertThat(till.refuses(payer.scan("3.50", "code 2")))
        .isEqualTo(Refusal.Reason.PAYMENT_CODE_USED);
    // The first is forgotten here; the channel takes no code twice, and its word is not doubted.
    till.does(payer.scan("3.50", "code 1"));
    String outNo = till.state.payments().unsettled().getFirst().outNo();
    payer.hears(outNo, Outcome.DECLINED);
    assertThat(till.open().tenders()).isEmpty();
  }

  @Test
  void watchesTheNewestAndFindsTheOthersInTheBill() {
    Payer payer = new Payer(till);
    String first = payer.scans("3.50");
    payer.hears(first, Outcome.CLOSED);
    for (int i = 1; i < PaymentBook.WATCHED; i++) {
      payer.hears(payer.scans("3.50"), Outcome.CLOSED);
    }
    assertThat(till.state.payments().attempts()).hasSize(PaymentBook.WATCHED).containsKey(first);
    payer.hears(payer.scans("3.50"), Outcome.CLOSED);
    assertThat(till.state.payments().attempts())
        .hasSize(PaymentBook.WATCHED)
        .doesNotContainKey(first);
    till.paysCash();
    // An answer about it comes to nothing, but what the bill says of it does not.
    assertThat(payer.hears(first, Outcome.PAID)).isEmpty();
    var unclaimed = Bills.unclaimed(first);
    till.approved(
        Right.SETTLE_PAYMENT,
        new BillCommand.Compare(Bills.check(List.of(unclaimed), List.of()), List.of()));
    till.approved(
        Right.SETTLE_PAYMENT,
        new BillCommand.Resolve(
            "wechat", Bills.DAY, unclaimed.key(), Resolution.GIVEN_BACK, "in the bill only"));
    assertThat(payer.refund().amount()).isEqualTo(yuan("7.00"));
  }

  @Test
  void whatIsWatchedTooLongGivesWayBeforeWhatIsNot() {
    Payer payer = new Payer(till);
    for (int i = 0; i < PaymentBook.WATCHED; i++) {
      payer.hears(payer.scans("3.50"), Outcome.CLOSED);
    }
    payer.passes(Duration.ofHours(49));
    String fresh = payer.scans("3.50");
    payer.hears(fresh, Outcome.CLOSED);
    assertThat(till.state.payments().attempts()).containsOnlyKeys(fresh);
  }

  @Test
  void theLastOfTheTendersMayStillSettle() {
    till.adds("cola", 10);
    for (int i = 1; i < Limits.TENDERS_PER_SALE; i++) {
      till.pays("cash", "1.00");
    }
    till.pays("card", "26.00");
    assertThat(till.last().tenders()).hasSize(Limits.TENDERS_PER_SALE);
    till.adds("cola", 10);
    for (int i = 1; i <= Limits.TENDERS_PER_SALE; i++) {
      till.pays("cash", "1.00");
    }
    assertThat(till.refuses(till.taking("card", yuan("25.00"))))
        .isEqualTo(Refusal.Reason.TOO_MANY_TENDERS);
  }

  @Test
  void countsPiecesUpToTheLimit() {
    till.adds("cola", Limits.PIECES_PER_LINE);
    assertThat(till.refuses(add("cola", Quantity.ONE, null)))
        .isEqualTo(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
    Quantity beyond = Quantity.pieces(Limits.PIECES_PER_LINE + 1);
    assertThat(till.refuses(new SaleCommand.SetQuantity(1, beyond)))
        .isEqualTo(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
    assertThat(till.refuses(add("brandy", beyond, null)))
        .isEqualTo(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
    till.does(new SaleCommand.SetQuantity(1, Quantity.pieces(1)));
    till.does(new SaleCommand.SetQuantity(1, Quantity.pieces(Limits.PIECES_PER_LINE)));
  }

  @Test
  void weighsUpToTheLimit() {
    till.does(add("nuts", Quantity.grams(Limits.GRAMS_PER_LINE), null));
    till.does(add("nuts", Quantity.grams(1), null));
    assertThat(till.refuses(add("nuts", Quantity.grams(Limits.GRAMS_PER_LINE + 1), null)))
        .isEqualTo(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
    assertThat(till.refuses(add("nuts", Quantity.grams(0), null)))
        .isEqualTo(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Limits.PRICE_TENTHS_OF_MINOR})
  void takesAPriceAtTheEdge(long tenths) {
    till.selling("cola")
        .approved(Right.PRICE_OVERRIDE, new SaleCommand.SetPrice(1, new UnitPrice(tenths)));
    assertThat(till.total()).isEqualTo(Money.of(tenths / 10, "CNY"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Limits.PRICE_TENTHS_OF_MINOR + 1})
  void refusesAPriceBeyondTheEdge(long tenths) {
    till.selling("cola");
    assertThat(
            refusesApproved(
                Right.PRICE_OVERRIDE, new SaleCommand.SetPrice(1, new UnitPrice(tenths))))
        .isEqualTo(Refusal.Reason.PRICE_OUT_OF_RANGE);
  }

  @Test
  void takesATenderUpToTheLimit() {
    till.adds("cola", 1);
    till.approved(
        Right.PRICE_OVERRIDE,
        new SaleCommand.SetPrice(1, new UnitPrice(Limits.PRICE_TENTHS_OF_MINOR)));
    Money most = Money.of(Limits.AMOUNT_MINOR, "CNY");
    assertThat(till.refuses(till.taking("cash", most.plus(yuan("0.01")))))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    till.does(till.taking("cash", most));
    assertThat(till.last().totals().total()).isEqualTo(most);
    till.returns(till.last(), 1, 1);
    assertThat(till.refuses(till.taking("cash", most.negated().minus(yuan("0.01")))))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    assertThat(till.refuses(till.taking("cash", Money.of(Long.MIN_VALUE, "CNY"))))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    till.does(till.taking("cash", most.negated()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, Limits.AMOUNT_MINOR})
  void takesAnAmountAtTheEdge(long minor) {
    Money amount = Money.of(minor, "CNY");
    till.does(add("nuts", Quantity.grams(100), amount));
    assertThat(till.total()).isEqualTo(amount);
    till.approved(Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, new Discount.Amount(amount)));
    till.approved(Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Amount(amount)));
    till.does(new SaleCommand.AddPrepay(1, new Limit.ByAmount(amount), amount));
    till.does(new FuelCommand.Authorise("a", 2, new Limit.ByAmount(amount), false));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, Limits.AMOUNT_MINOR + 1})
  void refusesAnAmountBeyondTheEdge(long minor) {
    Money amount = Money.of(minor, "CNY");
    till.selling("cola");
    assertThat(till.refuses(add("nuts", Quantity.grams(100), amount)))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    Discount discount = new Discount.Amount(amount);
    assertThat(refusesApproved(Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, discount)))
        .isEqualTo(Refusal.Reason.DISCOUNT_OUT_OF_RANGE);
    assertThat(refusesApproved(Right.DISCOUNT, new SaleCommand.SetDiscount(discount)))
        .isEqualTo(Refusal.Reason.DISCOUNT_OUT_OF_RANGE);
    assertThat(till.refuses(new SaleCommand.AddPrepay(1, new Limit.FullTank(), amount)))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    Limit limit = new Limit.ByAmount(amount);
    assertThat(till.refuses(new SaleCommand.AddPrepay(1, limit, yuan("10"))))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    assertThat(till.refuses(new FuelCommand.Authorise("a", 2, limit, false)))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, Rate.ONE})
  void takesAPercentageAtTheEdge(long ppm) {
    till.selling("cola");
    Discount discount = new Discount.Percent(new Rate(ppm));
    till.approved(Right.DISCOUNT, new SaleCommand.SetDiscount(discount));
    assertThat(till.total()).isEqualTo(yuan(ppm == Rate.ONE ? "0" : "3.50"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, Rate.ONE + 1})
  void refusesAPercentageBeyondTheEdge(long ppm) {
    till.selling("cola");
    Discount discount = new Discount.Percent(new Rate(ppm));
    assertThat(refusesApproved(Right.DISCOUNT, new SaleCommand.SetDiscount(discount)))
        .isEqualTo(Refusal.Reason.DISCOUNT_OUT_OF_RANGE);
    assertThat(refusesApproved(Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, discount)))
        .isEqualTo(Refusal.Reason.DISCOUNT_OUT_OF_RANGE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, Limits.MILLILITRES})
  void takesAVolumeAtTheEdge(long millilitres) {
    Limit limit = new Limit.ByVolume(new Volume(millilitres));
    till.does(new FuelCommand.Authorise("a", 2, limit, false));
    till.does(new SaleCommand.AddPrepay(1, limit, yuan("10")));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, Limits.MILLILITRES + 1})
  void refusesAVolumeBeyondTheEdge(long millilitres) {
    Limit limit = new Limit.ByVolume(new Volume(millilitres));
    assertThat(till.refuses(new FuelCommand.Authorise("a", 2, limit, false)))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    assertThat(till.refuses(new SaleCommand.AddPrepay(1, limit, yuan("10"))))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
  }

  @Test
  void takesTextsUpToTheLimit() {
    String most = "字".repeat(Limits.TEXT_LENGTH);
    till.selling("cola").does(new SaleCommand.SetNote(most));
    till.does(new SaleCommand.SetLineNote(1, most));
    till.does(new SaleCommand.Hold(most));
    till.does(new SaleCommand.Recall(till.state.basket().held().getFirst().sale().id()));
    till.does(new TenderCommand.Take(till.open().id(), 0, "card", yuan("1"), most));
    till.does(new TenderCommand.GiveBack(till.open().id(), 1));
    till.approved(Right.VOID_SALE, new SaleCommand.VoidSale(most));
    till.approved(Right.NO_SALE, new CounterCommand.OpenDrawer(most));
    till.filled("k1", 1, 1000, "7.86");
    WriteOff off = new WriteOff(FillOutcome.DRIVE_OFF, most, most);
    till.approved(Right.WRITE_OFF_FILL, new FuelCommand.WriteOffFill("k1", off));
  }

  @Test
  void refusesTextsBeyondTheLimit() {
    String beyond = "字".repeat(Limits.TEXT_LENGTH + 1);
    till.selling("cola").filled("k1", 1, 1000, "7.86");
    String id = till.open().id();
    assertThat(
            Stream.<Command>of(
                    new SaleCommand.SetNote(beyond),
                    new SaleCommand.SetLineNote(1, beyond),
                    new SaleCommand.Hold(beyond),
                    new TenderCommand.Take(id, 0, "card", yuan("1"), beyond),
                    new SaleCommand.VoidSale(beyond),
                    new SaleCommand.VoidLine(1, beyond),
                    new SaleCommand.SetDiscount(null, beyond),
                    new SaleCommand.SetLineDiscount(1, null, beyond),
                    new CounterCommand.OpenDrawer(beyond),
                    new FuelCommand.WriteOffFill(
                        "k1", new WriteOff(FillOutcome.DRIVE_OFF, beyond, "")),
                    new FuelCommand.WriteOffFill(
                        "k1", new WriteOff(FillOutcome.DRIVE_OFF, "", beyond)))
                .map(till::refuses))
        .containsOnly(Refusal.Reason.TEXT_TOO_LONG);
  }

  @Test
  void releasesAPumpUntilItHasItsUnpaidFills() {
    till.filled("k1", 3, 1000, "7.86");
    till.does(new FuelCommand.Authorise("a1", 3, new Limit.FullTank(), false));
    till.filled("k2", 3, 1000, "7.86");
    var again = new FuelCommand.Authorise("a2", 3, new Limit.FullTank(), false);
    assertThat(till.refuses(again)).isEqualTo(Refusal.Reason.TOO_MANY_UNPAID);
    till.does(new SaleCommand.TakeFill("k1"));
    assertThat(till.refuses(again)).isEqualTo(Refusal.Reason.TOO_MANY_UNPAID);
    till.paysCash();
    till.does(again);
  }

  @Test
  void takesNoMoreReadingsOfTanksAtOnceThanTheLimit() {
    List<TankReading> most = Collections.nCopies(Limits.READINGS, Stock.gauged(10_000_000));
    till.does(new StockCommand.RecordTanks(Occasion.PERIODIC, most));
    List<TankReading> more = Collections.nCopies(Limits.READINGS + 1, Stock.gauged(10_000_000));
    assertThat(till.refuses(new StockCommand.RecordTanks(Occasion.PERIODIC, more)))
        .isEqualTo(Refusal.Reason.READING_OUT_OF_RANGE);
  }
}
