package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.EventJson;
import canopy.core.event.SaleEvent;
import canopy.core.fuel.Limit;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.Discount;
import canopy.core.sale.Line;
import canopy.core.sale.LineAmounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes into a sale, and how a line changes. */
class LineTest {
  private final Till till = Till.signedIn();

  private void weighs(long grams, Money label) {
    till.does(new SaleCommand.AddArticle("nuts", "2100", Quantity.grams(grams), label));
  }

  private Line.Goods goods(int no) {
    return (Line.Goods) till.open().line(no).orElseThrow();
  }

  @Test
  void theSameArticleCountsUpItsLine() {
    till.adds("cola", 1);
    till.adds("cola", 2);
    assertThat(till.open().lines()).hasSize(1);
    assertThat(goods(1).quantity()).isEqualTo(Quantity.pieces(3));
  }

  @Test
  void aLineThatIsSpecialIsNotCountedUp() {
    till.adds("cola", 1);
    till.does(new SaleCommand.SetLineNote(1, "cold"));
    till.adds("cola", 1);
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetLineDiscount(2, new Discount.Amount(yuan("1"))));
    till.adds("cola", 1);
    till.approved(Right.PRICE_OVERRIDE, new SaleCommand.SetPrice(3, new UnitPrice(3000)));
    till.adds("cola", 1);
    till.does(new SaleCommand.VoidLine(4));
    till.adds("cola", 1);
    assertThat(till.open().lines()).hasSize(5);
    assertThat(till.total()).isEqualTo(yuan("12.50"));
  }

  @Test
  void aNewPriceOfTheCatalogueBeginsALineOfItsOwn() {
    till.book.sells("tea", "2.00", "13i");
    till.adds("tea", 1);
    till.book.sells("tea", "2.50", "13i");
    till.adds("tea", 1);
    assertThat(till.open().lines()).hasSize(2);
    assertThat(till.total()).isEqualTo(yuan("4.50"));
  }

  @ParameterizedTest(name = "{0} g")
  @CsvSource({"1, 0.05", "350, 17.43", "1000, 49.80", "999999, 49799.95"})
  void weighedGoodsCostByTheGram(long grams, String total) {
    weighs(grams, null);
    assertThat(till.total()).isEqualTo(yuan(total));
  }

  @Test
  void everyWeighingIsALineOfItsOwn() {
    weighs(350, null);
    weighs(350, null);
    assertThat(till.open().lines()).hasSize(2);
  }

  @Test
  void weighedGoodsAreNotSoldByThePiece() {
    assertThat(till.refuses(new SaleCommand.AddArticle("nuts", "n", Quantity.ONE, null)))
        .isEqualTo(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
    assertThat(till.refuses(new SaleCommand.AddArticle("cola", "c", Quantity.grams(1), null)))
        .isEqualTo(Refusal.Reason.QUANTITY_OUT_OF_RANGE);
  }

  @Test
  void theAmountOnALabelCounts() {
    weighs(350, yuan("17.40"));
    assertThat(till.total()).isEqualTo(yuan("17.40"));
    assertThat(till.refuses(new SaleCommand.SetQuantity(1, Quantity.grams(400))))
        .isEqualTo(Refusal.Reason.LINE_NOT_CHANGEABLE);
    till.approved(Right.PRICE_OVERRIDE, new SaleCommand.SetPrice(1, new UnitPrice(40_000)));
    assertThat(till.total()).isEqualTo(yuan("14.00"));
  }

  @Test
  void aLabelMakesAnArticleWithoutPriceSellable() {
    till.does(new SaleCommand.AddArticle("free", "21", Quantity.ONE, yuan("5.00")));
    assertThat(till.total()).isEqualTo(yuan("5.00"));
  }

  @Test
  void aDiscountIsCappedAtThePrice() {
    till.adds("cola", 1);
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, new Discount.Amount(yuan("99"))));
    till.approved(Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Amount(yuan("99"))));
    assertThat(till.total().isZero()).isTrue();
    var line = till.rules.totals(till.open()).lines().getFirst();
    assertThat(line.lineDiscount()).isEqualTo(yuan("3.50"));
    assertThat(line.orderDiscount().isZero()).isTrue();
    var events = till.does(new TenderCommand.CloseAtZero(till.open().id()));
    assertThat(events).noneMatch(DeviceEvent.DrawerOpened.class::isInstance);
    assertThat(till.state.day().totals().sales()).isEqualTo(1);
  }

  @Test
  void whatIsTakenOffGoodsThatComeBackIsToldAboveZero() {
    till.approved(Right.REFUND_WITHOUT_RECEIPT, new SaleCommand.StartBlindRefund());
    till.adds("cola", 2);
    SaleEvent.Discounted whole =
        only(
            SaleEvent.Discounted.class,
            till.approved(
                Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Amount(yuan("1.00")))));
    assertThat(whole.off()).isEqualTo(yuan("1.00"));
  }

  @Test
  void keepsWhySomethingWasTakenOffOrStruckOut() {
    till.adds("cola", 2);
    weighs(350, yuan("17.40"));
    Discount tenth = new Discount.Percent(Rate.percent(10));
    SaleEvent.LineChanged line =
        only(
            SaleEvent.LineChanged.class,
            till.approved(Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, tenth, " damaged ")));
    assertThat(line.reason()).isEqualTo("damaged");
    SaleEvent.Discounted whole =
        only(
            SaleEvent.Discounted.class,
            till.approved(Right.DISCOUNT, new SaleCommand.SetDiscount(tenth, "regular")));
    assertThat(whole.reason()).isEqualTo("regular");
    assertThat(whole.off())
        .isEqualTo(
            till.rules.totals(till.open()).lines().stream()
                .map(LineAmounts::orderDiscount)
                .reduce(Money.zero("CNY"), Money::plus))
        .isNotEqualTo(Money.zero("CNY"));
    SaleEvent.LineVoided voided =
        only(SaleEvent.LineVoided.class, till.does(new SaleCommand.VoidLine(2, "mistake")));
    assertThat(voided.reason()).isEqualTo("mistake");
    SaleEvent.Discounted away =
        only(
            SaleEvent.Discounted.class,
            till.approved(Right.DISCOUNT, new SaleCommand.SetDiscount(null)));
    assertThat(away.off()).isNull();
  }

  private static <E> E only(Class<E> type, List<Event> events) {
    List<E> found = events.stream().filter(type::isInstance).map(type::cast).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @Test
  void keepsWhyAPriceWasChanged() {
    till.adds("cola", 2);
    var events =
        till.approved(
            Right.PRICE_OVERRIDE,
            new SaleCommand.SetPrice(1, new UnitPrice(3_000), " wrong label "));
    assertThat(events)
        .filteredOn(SaleEvent.LineChanged.class::isInstance)
        .extracting(event -> ((SaleEvent.LineChanged) event).reason())
        .containsExactly("wrong label");
    events = till.approved(Right.PRICE_OVERRIDE, new SaleCommand.SetPrice(1, new UnitPrice(3_100)));
    assertThat(events)
        .filteredOn(SaleEvent.LineChanged.class::isInstance)
        .extracting(event -> ((SaleEvent.LineChanged) event).reason())
        .containsExactly("");
    assertThat(
            till.refuses(
                Till.withApproval(
                    Right.PRICE_OVERRIDE,
                    new SaleCommand.SetPrice(1, new UnitPrice(3_200), "x".repeat(201)))))
        .isEqualTo(Refusal.Reason.TEXT_TOO_LONG);
  }

  @Test
  void aPriceOfZeroStaysASale() {
    till.adds("cola", 2);
    till.approved(Right.PRICE_OVERRIDE, new SaleCommand.SetPrice(1, new UnitPrice(0)));
    assertThat(goods(1).listPrice()).isEqualTo(new UnitPrice(3500));
    assertThat(till.paysCash().totals().total().isZero()).isTrue();
  }

  @Test
  void aVoidedLineStaysVisibleAndCannotChange() {
    till.adds("cola", 1);
    till.does(new SaleCommand.VoidLine(1));
    assertThat(till.open().lines()).hasSize(1);
    assertThat(till.open().isEmpty()).isTrue();
    assertThat(till.refuses(new SaleCommand.VoidLine(1))).isEqualTo(Refusal.Reason.UNKNOWN_LINE);
    assertThat(till.refuses(new SaleCommand.SetLineNote(1, "x")))
        .isEqualTo(Refusal.Reason.UNKNOWN_LINE);
  }

  @Test
  void nothingChangesOnceMoneyWasTaken() {
    till.adds("cola", 2);
    till.pays("cash", "1.00");
    Discount discount = new Discount.Percent(Rate.percent(5));
    for (SaleCommand command :
        new SaleCommand[] {
          new SaleCommand.VoidLine(1),
          new SaleCommand.SetQuantity(1, Quantity.ONE),
          new SaleCommand.SetPrice(1, new UnitPrice(1)),
          new SaleCommand.SetLineDiscount(1, discount),
          new SaleCommand.SetDiscount(discount),
          new SaleCommand.SetLineNote(1, "x"),
          new SaleCommand.VoidSale(""),
          new SaleCommand.Hold(""),
          new SaleCommand.AddPrepay(1, new Limit.FullTank(), yuan("50")),
        }) {
      assertThat(till.refuses(command))
          .as("%s", command)
          .isEqualTo(Refusal.Reason.SALE_HAS_TENDERS);
    }
  }

  @Test
  void asksForTheDateOfBirthOncePerSale() {
    assertThat(till.refuses(new SaleCommand.AddArticle("beer", "b", Quantity.ONE, null)))
        .isEqualTo(Refusal.Reason.AGE_CHECK_NEEDED);
    till.does(new SaleCommand.ConfirmAge(LocalDate.of(2008, 11, 22), 18));
    till.adds("beer", 1);
    till.adds("beer", 2);
    till.does(new SaleCommand.Hold("beer"));
    till.does(new SaleCommand.Recall(till.state.basket().held().getFirst().sale().id()));
    till.adds("beer", 1);
    assertThat(till.refuses(new SaleCommand.AddArticle("brandy", "b", Quantity.ONE, null)))
        .isEqualTo(Refusal.Reason.AGE_CHECK_NEEDED);
    till.paysCash();
    assertThat(till.refuses(new SaleCommand.AddArticle("beer", "b", Quantity.ONE, null)))
        .isEqualTo(Refusal.Reason.AGE_CHECK_NEEDED);
  }

  @Test
  void aCustomerWhoIsADayTooYoungGetsNothingAndLeavesNoDate() {
    till.does(new SaleCommand.ConfirmAge(LocalDate.of(2008, 11, 23), 18));
    assertThat(till.journal.getLast().event()).isInstanceOf(SaleEvent.AgeRefused.class);
    assertThat(till.refuses(new SaleCommand.AddArticle("beer", "b", Quantity.ONE, null)))
        .isEqualTo(Refusal.Reason.AGE_CHECK_NEEDED);
    till.does(new SaleCommand.ConfirmAge(LocalDate.of(1961, 3, 9), 18));
    EventJson json = new EventJson();
    for (var recorded : till.journal) {
      assertThat(new String(json.data(recorded.event()), StandardCharsets.UTF_8))
          .doesNotContain("2008")
          .doesNotContain("1961");
    }
  }

  @Test
  void theStationsDateDecidesAboutAnAge() {
    // 2026-11-22 17:00 UTC is the 23rd at the station.
    till.now = Instant.parse("2026-11-22T17:00:00Z");
    till.does(new SaleCommand.ConfirmAge(LocalDate.of(2008, 11, 23), 18));
    till.adds("beer", 1);
  }

  @Test
  void aSecondPressOfPayDoesNothing() {
    till.adds("cola", 1);
    var press = till.taking("cash", yuan("10"));
    till.does(press);
    assertThat(till.refuses(press)).isEqualTo(Refusal.Reason.NOT_THIS_SALE);
    till.adds("cola", 2);
    var partly = till.taking("cash", yuan("2"));
    till.does(partly);
    assertThat(till.refuses(partly)).isEqualTo(Refusal.Reason.NOT_THIS_SALE);
    assertThat(till.open().tenders()).hasSize(1);
  }

  @Test
  void givesTheNewestTenderBackAndOpensTheDrawerForWhatLiesInIt() {
    till.adds("cola", 10);
    String id = till.open().id();
    till.pays("card", "5");
    till.pays("voucher", "5");
    till.pays("cash", "5");
    assertThat(till.refuses(new TenderCommand.GiveBack(id, 1)))
        .isEqualTo(Refusal.Reason.UNKNOWN_TENDER);
    assertThat(till.does(new TenderCommand.GiveBack(id, 3))).hasSize(2);
    assertThat(till.does(new TenderCommand.GiveBack(id, 2)).getLast())
        .isEqualTo(new DeviceEvent.DrawerOpened(id, ""));
    assertThat(till.does(new TenderCommand.GiveBack(id, 1))).hasSize(1);
    assertThat(till.refuses(new TenderCommand.GiveBack(id, 1)))
        .isEqualTo(Refusal.Reason.UNKNOWN_TENDER);
    till.does(new SaleCommand.SetQuantity(1, Quantity.ONE));
    till.pays("account", "3.50");
    assertThat(till.state.day().totals().tenders()).containsOnlyKeys("account");
  }

  @Test
  void onlyCashAndVouchersOpenTheDrawer() {
    till.selling("cola").pays("card", "3.50");
    till.selling("cola").pays("account", "3.50");
    assertThat(till.journal)
        .noneMatch(recorded -> recorded.event() instanceof DeviceEvent.DrawerOpened);
    till.selling("cola");
    assertThat(till.pays("voucher", "3.50")).anyMatch(DeviceEvent.DrawerOpened.class::isInstance);
  }
}
