package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.Original;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.fuel.Limit;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.Volume;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import org.junit.jupiter.api.Test;

/** Money going back. */
class RefundTest {
  private final Till till = Till.signedIn();

  /** Two priced lines and a fill, under a discount that does not divide. */
  private CompletedSale sold() {
    till.book.sells("pen", "3.335", "13i").sells("tax on top", "10.01", "9e");
    till.filled("k1", 3, 23_410, "184.00");
    till.adds("pen", 7);
    till.adds("tax on top", 3);
    till.does(new SaleCommand.TakeFill("k1"));
    till.does(new SaleCommand.AddArticle("nuts", "n", Quantity.grams(350), null));
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, new Discount.Amount(yuan("0.50"))));
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Percent(new Rate(33_333))));
    return till.paysCash();
  }

  @Test
  void everyStepIsAMirrorAndTheWholeIsZero() {
    CompletedSale sold = sold();
    for (int unit = 0; unit < 7; unit++) {
      till.returns(sold, 1, 1);
      addsUp(till.rules.totals(till.open()).lines().getFirst(), false);
      till.paysCash();
    }
    till.returns(sold, 2, 2);
    till.returns(sold, 3, 1);
    till.returns(sold, 4, 1);
    till.returns(sold, 2, 1);
    assertThat(till.open().activeLines()).hasSize(3);
    till.paysCash();
    var day = till.state.day().totals();
    assertThat(day.total().isZero()).isTrue();
    assertThat(day.tax().isZero()).isTrue();
    assertThat(day.tenders().get("cash").isZero()).isTrue();
    for (int line = 1; line <= 4; line++) {
      assertThat(till.refuses(new SaleCommand.ReturnUnits(till.original(sold), line, 1)))
          .isEqualTo(Refusal.Reason.NOTHING_LEFT_TO_RETURN);
    }
  }

  /** A returned unit's parts add up like those of a line; no discount turns its sign. */
  private static void addsUp(LineAmounts back, boolean onTop) {
    assertThat(back.listed().isPositive()).isFalse();
    assertThat(back.lineDiscount().isPositive()).isFalse();
    assertThat(back.orderDiscount().isPositive()).isFalse();
    if (!onTop) {
      assertThat(back.listed().minus(back.lineDiscount()).minus(back.orderDiscount()))
          .isEqualTo(back.total());
    }
    Money tax = Money.zero("CNY");
    for (var share : back.taxes()) {
      tax = tax.plus(share.amount());
    }
    assertThat(back.net().plus(tax)).isEqualTo(back.total());
  }

  @Test
  void neverGivesMoreBackThanWasSold() {
    CompletedSale sold = sold();
    Original original = till.original(sold);
    for (long units : new long[] {-1, 0, 8, Long.MAX_VALUE}) {
      assertThat(till.refuses(new SaleCommand.ReturnUnits(original, 1, units)))
          .isEqualTo(Refusal.Reason.NOTHING_LEFT_TO_RETURN);
    }
    till.returns(sold, 1, 5);
    assertThat(till.refuses(new SaleCommand.ReturnUnits(original, 1, 3)))
        .isEqualTo(Refusal.Reason.NOTHING_LEFT_TO_RETURN);
    assertThat(till.refuses(new SaleCommand.ReturnUnits(original, 9, 1)))
        .isEqualTo(Refusal.Reason.UNKNOWN_LINE);
    till.returns(sold, 1, 2);
    assertThat(till.refuses(new SaleCommand.ReturnUnits(original, 1, 1)))
        .isEqualTo(Refusal.Reason.NOTHING_LEFT_TO_RETURN);
  }

  @Test
  void aReturnTakenOutAgainCanBeReturnedAnew() {
    CompletedSale sold = sold();
    till.returns(sold, 1, 5);
    till.does(new SaleCommand.VoidLine(1));
    till.returns(sold, 1, 7);
    assertThat(till.open().activeLines()).hasSize(1);
    till.paysCash();
    till.returns(sold, 2, 3);
    till.returns(sold, 3, 1);
    till.returns(sold, 4, 1);
    till.paysCash();
    assertThat(till.state.day().totals().total().isZero()).isTrue();
  }

  @Test
  void weighedGoodsAndFillsComeBackWhole() {
    CompletedSale sold = sold();
    till.returns(sold, 4, 1);
    assertThat(till.open().activeLines().getFirst())
        .isInstanceOfSatisfying(
            Line.Return.class, back -> assertThat(back.quantity()).isEqualTo(Quantity.grams(350)));
    till.returns(sold, 3, 1);
    assertThat(till.open().activeLines().getLast())
        .isInstanceOfSatisfying(
            Line.Return.class, back -> assertThat(back.volume()).isEqualTo(new Volume(23_410)));
    till.paysCash();
    // The money goes back, the fuel does not: the pump has delivered it.
    assertThat(till.state.day().totals().fuel().get(2).volume()).isEqualTo(new Volume(23_410));
  }

  @Test
  void nothingElseEntersTheRefundOfAReceipt() {
    CompletedSale sold = sold();
    till.returns(sold, 1, 1);
    till.filled("k2", 3, 1000, "7.86");
    for (SaleCommand command :
        new SaleCommand[] {
          new SaleCommand.AddArticle("cola", "c", Quantity.ONE, null),
          new SaleCommand.TakeFill("k2"),
          new SaleCommand.AddPrepay(1, new Limit.FullTank(), yuan("50")),
        }) {
      assertThat(till.refuses(command)).isEqualTo(Refusal.Reason.NOT_IN_A_REFUND);
    }
    assertThat(till.refuses(new SaleCommand.SetQuantity(1, Quantity.pieces(9))))
        .isEqualTo(Refusal.Reason.LINE_NOT_CHANGEABLE);
    Discount discount = new Discount.Percent(Rate.percent(5));
    assertThat(till.refuses(new SaleCommand.SetLineDiscount(1, discount)))
        .isEqualTo(Refusal.Reason.LINE_NOT_CHANGEABLE);
    assertThat(till.refuses(new SaleCommand.SetDiscount(discount)))
        .isEqualTo(Refusal.Reason.LINE_NOT_CHANGEABLE);
  }

  @Test
  void goodsBoughtInARestOfAPrepaymentAreNotPaidOut() {
    till.does(new SaleCommand.AddPrepay(3, new Limit.FullTank(), yuan("200")));
    String id = till.paysCash().id();
    till.filled("k1", 3, 1000, "7.86");
    till.does(new SaleCommand.ReturnRest(id + "/1"));
    assertThat(till.refuses(new SaleCommand.AddArticle("cola", "c", Quantity.ONE, null)))
        .isEqualTo(Refusal.Reason.NOT_IN_A_REFUND);
  }

  @Test
  void aRefundHasNoRefundAndAPrepaymentComesBackOnlyAsItsRest() {
    CompletedSale sold = sold();
    till.returns(sold, 1, 1);
    CompletedSale back = till.paysCash();
    assertThat(till.refuses(new SaleCommand.ReturnUnits(till.original(back), 1, 1)))
        .isEqualTo(Refusal.Reason.NOTHING_LEFT_TO_RETURN);
    till.does(new SaleCommand.AddPrepay(3, new Limit.FullTank(), yuan("200")));
    CompletedSale prepaid = till.paysCash();
    assertThat(till.refuses(new SaleCommand.ReturnUnits(till.original(prepaid), 1, 1)))
        .isEqualTo(Refusal.Reason.NOTHING_LEFT_TO_RETURN);
  }

  @Test
  void whatWasReadBeforeTheCloseOfTheDayIsStale() {
    CompletedSale sold = sold();
    Original read = till.original(sold);
    till.returns(sold, 3, 1);
    till.paysCash();
    till.approved(Right.CLOSE_DAY, new CounterCommand.CloseDay());
    var again = Till.withApproval(Right.REFUND, new SaleCommand.ReturnUnits(read, 3, 1));
    assertThat(till.refuses(again)).isEqualTo(Refusal.Reason.STALE_RECEIPT);
    till.returns(sold, 1, 1);
    assertThat(till.paysCash().day()).isEqualTo(sold.day().plusDays(1));
  }

  @Test
  void aRefundWithoutReceiptTakesGoodsAndTheirDiscounts() {
    till.approved(Right.REFUND_WITHOUT_RECEIPT, new SaleCommand.StartBlindRefund());
    till.adds("beer", 2);
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Percent(Rate.percent(10))));
    assertThat(till.total()).isEqualTo(yuan("-10.80"));
    var line = till.rules.totals(till.open()).lines().getFirst();
    assertThat(line.orderDiscount()).isEqualTo(yuan("-1.20"));
    till.pays("card", "-0.80");
    assertThat(till.refuses(till.taking("cash", yuan("-10.01"))))
        .isEqualTo(Refusal.Reason.NO_CHANGE_FROM_THIS_TENDER);
    assertThat(till.refuses(till.taking("cash", yuan("10"))))
        .isEqualTo(Refusal.Reason.AMOUNT_OUT_OF_RANGE);
    till.pays("cash", "-10");
    assertThat(till.state.day().totals().total()).isEqualTo(yuan("-10.80"));
    assertThat(till.last().refundOf()).isNull();
    assertThat(till.last().approvedBy()).isEqualTo(TestBook.MANAGER);
  }

  /** The yes to the goods was given before anybody knew in what way the money goes. */
  @Test
  void cashInsteadOfTheWayItCameTakesAYesOfItsOwn() {
    till.selling("cola").pays("card", "3.50");
    till.returns(till.last(), 1, 1);
    var asItCame = till.taking("cash", till.dueInCash());
    var out =
        new TenderCommand.Take(asItCame.saleId(), 0, asItCame.kind(), asItCame.given(), "", true);
    assertThat(till.refuses(out)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    till.approved(Right.REFUND, out);
    assertThat(till.last().kind()).isEqualTo(Sale.Kind.REFUND);
  }

  /** Who says yes before anybody knows to what would say yes to any sum. */
  @Test
  void aRefundWithoutReceiptIsApprovedWithItsSumAndItsReason() {
    till.does(new SaleCommand.StartBlindRefund());
    till.adds("beer", 2);
    var out = till.taking("cash", yuan("-12"));
    assertThat(till.refuses(Till.withApproval(Right.REFUND_WITHOUT_RECEIPT, out)))
        .isEqualTo(Refusal.Reason.REASON_NEEDED);
    till.does(new SaleCommand.SetNote("faulty"));
    assertThat(till.refuses(out)).isEqualTo(Refusal.Reason.APPROVAL_REQUIRED);
    till.approved(Right.REFUND_WITHOUT_RECEIPT, out);
    assertThat(till.last().note()).isEqualTo("faulty");
    assertThat(till.last().approvedBy()).isEqualTo(TestBook.MANAGER);
  }
}
