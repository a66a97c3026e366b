package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.SaleCommand;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.DayTotals;
import canopy.core.sale.Discount;
import canopy.core.sale.LineAmounts;
import canopy.core.tax.TaxShare;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases S, E and P of the numeric and loyalty cases, through whole sales. */
class ShiftAccountingTest {
  private final Till till = Till.signedIn();

  private CompletedSale sells(String tender, String basket) {
    for (String item : basket.split(" ")) {
      String[] parts = item.split("x");
      till.adds(parts[1], Long.parseLong(parts[0]));
    }
    till.does(till.taking(tender, till.total()));
    return till.last();
  }

  private void odooGoods() {
    till.book.sells("P1", "10.00", "7e").sells("P2", "20.00", "10i").sells("P3", "30.00", "10i 7e");
  }

  private static Map<String, Money> taxes(Stream<CompletedSale> sales) {
    Map<String, Money> sums = new TreeMap<>();
    sales
        .flatMap(sale -> sale.totals().taxes().stream())
        .forEach((TaxShare share) -> sums.merge(share.taxId(), share.amount(), Money::plus));
    return sums;
  }

  @Test
  @DisplayName("S4 a shift of three sales")
  void s4() {
    odooGoods();
    CompletedSale a = sells("cash", "10xP1 5xP2");
    CompletedSale b = sells("cash", "7xP2 4xP3");
    CompletedSale c = sells("card", "1xP1 3xP2 5xP3");
    assertThat(Stream.of(a, b, c).map(sale -> sale.totals().total()))
        .containsExactly(yuan("207.00"), yuan("267.64"), yuan("230.25"));
    assertThat(taxes(Stream.of(a, b, c)))
        .containsExactly(Map.entry("10i", yuan("51.82")), Map.entry("7e", yuan("24.89")));
    Map<String, Money> bases = new TreeMap<>();
    for (CompletedSale sale : new CompletedSale[] {a, b, c}) {
      for (LineAmounts line : sale.totals().lines()) {
        bases.merge(sale.line(line.no()).orElseThrow().name().en(), line.net(), Money::plus);
      }
    }
    assertThat(bases)
        .isEqualTo(Map.of("P1", yuan("110.00"), "P2", yuan("272.73"), "P3", yuan("245.45")));
    DayTotals day = till.state.day().totals();
    assertThat(day.sales()).isEqualTo(3);
    assertThat(day.total()).isEqualTo(yuan("704.89"));
    assertThat(day.tax()).isEqualTo(yuan("76.71"));
    assertThat(day.tenders())
        .containsExactly(Map.entry("card", yuan("230.25")), Map.entry("cash", yuan("474.64")));
  }

  @Test
  @DisplayName("S6 a sale and its full refund")
  void s6() {
    odooGoods();
    CompletedSale sold = sells("cash", "3xP1 2xP2 1xP3");
    assertThat(sold.totals().total()).isEqualTo(yuan("104.01"));
    assertThat(taxes(Stream.of(sold))).isEqualTo(Map.of("7e", yuan("4.01"), "10i", yuan("6.37")));
    till.returns(sold, 1, 3);
    till.returns(sold, 2, 2);
    till.returns(sold, 3, 1);
    CompletedSale back = till.paysCash();
    assertThat(back.totals().total()).isEqualTo(yuan("-104.01"));
    assertThat(taxes(Stream.of(back))).isEqualTo(Map.of("7e", yuan("-4.01"), "10i", yuan("-6.37")));
    DayTotals day = till.state.day().totals();
    assertThat(day.total().isZero()).isTrue();
    assertThat(day.tax().isZero()).isTrue();
    assertThat(day.refunds()).isEqualTo(1);
  }

  // A refund is a sale of its own here, so that the row's two lines stand on two receipts.
  @Test
  @DisplayName("S9 a discounted sale and a larger discounted return")
  void s9() {
    till.book.sells("A", "11.80", "21i").sells("B", "15.30", "21i");
    var fivePercent = new SaleCommand.SetLineDiscount(1, new Discount.Percent(new Rate(50_000)));
    till.adds("A", 6);
    till.approved(Right.DISCOUNT, fivePercent);
    CompletedSale sold = till.paysCash();
    till.approved(Right.REFUND_WITHOUT_RECEIPT, new SaleCommand.StartBlindRefund());
    till.adds("B", 6);
    till.approved(Right.DISCOUNT, fivePercent);
    CompletedSale back = till.paysCash();
    assertThat(sold.totals().net()).isEqualTo(yuan("55.59"));
    assertThat(sold.totals().tax()).isEqualTo(yuan("11.67"));
    assertThat(back.totals().net()).isEqualTo(yuan("-72.07"));
    assertThat(back.totals().tax()).isEqualTo(yuan("-15.14"));
    assertThat(till.state.day().totals().total()).isEqualTo(yuan("-19.95"));
  }

  @Test
  @DisplayName("S10 untaxed goods on cash and card")
  void s10() {
    till.book.sells("A", "10", "").sells("B", "20", "").sells("C", "30", "");
    sells("cash", "10xA 5xB");
    sells("cash", "7xB 1xC");
    sells("card", "1xA 3xB 5xC");
    DayTotals day = till.state.day().totals();
    assertThat(day.total()).isEqualTo(yuan("590"));
    assertThat(day.tax().isZero()).isTrue();
    assertThat(day.tenders()).isEqualTo(Map.of("cash", yuan("370"), "card", yuan("220")));
  }

  // E6: tax on top is rounded per line, so that the return of a line is its mirror; the suite
  // rounds once per invoice. One line shows the row as it is, six lines are a cent above it.
  @ParameterizedTest(name = "E6 {0}")
  @CsvSource({
    "975,                       1116.00, 216.00",
    "75 500 200 100 50.00 50.0, 1116.01, 216.01",
  })
  void e6(String prices, String total, String tax) {
    for (String price : prices.split(" ")) {
      till.book.sells(price, price, "24e");
      till.adds(price, 1);
    }
    till.approved(Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Amount(yuan("75"))));
    var totals = till.rules.totals(till.open());
    assertThat(totals.net()).isEqualTo(yuan("900.00"));
    assertThat(totals.tax()).isEqualTo(yuan(tax));
    assertThat(totals.total()).isEqualTo(yuan(total));
  }

  @Test
  @DisplayName("E7 change comes from the cash only")
  void e7() {
    till.book.sells("A", "105", "");
    till.adds("A", 1);
    till.pays("card", "50");
    till.pays("cash", "60");
    assertThat(till.last().tenders().get(0).change().isZero()).isTrue();
    assertThat(till.last().tenders().get(1).change()).isEqualTo(yuan("5"));
    assertThat(till.state.day().totals().tenders())
        .isEqualTo(Map.of("card", yuan("50"), "cash", yuan("55")));
  }

  @ParameterizedTest(name = "E8 {0}")
  @CsvSource({"1xA 1xB, 1, 3470", "1xA 2xC, 2, 840"})
  void e8(String basket, int discounted, String total) {
    till.book.sells("A", "300", "").sells("B", "3200", "").sells("C", "300", "");
    for (String item : basket.split(" ")) {
      till.adds(item.substring(2), Long.parseLong(item.substring(0, 1)));
    }
    till.approved(
        Right.DISCOUNT,
        new SaleCommand.SetLineDiscount(discounted, new Discount.Percent(Rate.percent(10))));
    assertThat(till.total()).isEqualTo(yuan(total));
  }

  @Test
  @DisplayName("E9 450 less 10 %, without the discount, at a typed price")
  void e9() {
    till.book.sells("A", "450", "");
    till.adds("A", 1);
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, new Discount.Percent(Rate.percent(10))));
    assertThat(till.total()).isEqualTo(yuan("405"));
    till.approved(Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, null));
    assertThat(till.total()).isEqualTo(yuan("450"));
    till.approved(Right.PRICE_OVERRIDE, new SaleCommand.SetPrice(1, UnitPrice.ofMinor(30_000)));
    assertThat(till.total()).isEqualTo(yuan("300"));
  }

  // P1 and P8 ask for more than there is: a discount is capped at the price here, as in P13.
  // P3 and P11 are the mirror, in a refund. P10 splits nothing: it is refused (DISCOUNT_...).
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "P1 capped, 123, 300, 123",
    "P2, 4000 2000 2000, 300, 150 75 75",
    "P3, 4000 2000 2000, -300, -150 -75 -75",
    "P4, 4300 1400 2300, 299, 161 52 86",
    "P5, 1000 1000 1000, 299, 100 100 99",
    "P6, 10 20 10 30 50 20 10 40, 95, 5 10 5 15 25 10 5 20",
    "P7, 10 20 10 30 50 20 10 40, 93, 5 10 5 15 24 10 5 19",
    "P8 capped, 10 0, 40, 10 0",
    "P11, 100 100, -20, -10 -10",
    "P12, 1000 1000 1000, 1000, 334 333 333",
    "P13, 1999 250 1, 999900, 1999 250 1",
  })
  void sharesAnOrderDiscountOut(String id, String weights, long amount, String shares) {
    if (amount < 0) {
      till.approved(Right.REFUND_WITHOUT_RECEIPT, new SaleCommand.StartBlindRefund());
    }
    int no = 0;
    for (String weight : weights.split(" ")) {
      no++;
      till.book.sells("L" + no, "1", "");
      till.adds("L" + no, 1);
      till.approved(
          Right.PRICE_OVERRIDE,
          new SaleCommand.SetPrice(no, UnitPrice.ofMinor(Long.parseLong(weight))));
    }
    till.approved(
        Right.DISCOUNT,
        new SaleCommand.SetDiscount(new Discount.Amount(Money.of(Math.abs(amount), "CNY"))));
    var lines = till.rules.totals(till.open()).lines();
    assertThat(lines.stream().map(line -> line.orderDiscount().minor()))
        .containsExactlyElementsOf(Arrays.stream(shares.split(" ")).map(Long::valueOf).toList());
  }

  // Y1: per line. Y6 (decided): the order is fixed, so a second discount works on the rest (26.75).
  @Test
  @DisplayName("Y1, Y6 discounts one after the other")
  void y1y6() {
    till.book.sells("jacket", "100", "").sells("A", "25", "").sells("B", "15", "");
    till.adds("jacket", 7);
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, new Discount.Amount(yuan("70"))));
    assertThat(till.total()).isEqualTo(yuan("630"));
    till.approved(Right.VOID_SALE, new SaleCommand.VoidSale(""));
    till.adds("A", 5);
    till.adds("B", 2);
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetLineDiscount(1, new Discount.Amount(yuan("20"))));
    till.approved(
        Right.DISCOUNT, new SaleCommand.SetDiscount(new Discount.Percent(Rate.percent(5))));
    assertThat(till.rules.totals(till.open()).discount()).isEqualTo(yuan("26.75"));
  }
}
