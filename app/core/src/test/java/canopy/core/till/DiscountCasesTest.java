package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.SaleCommand;
import canopy.core.operator.Right;
import canopy.core.quantity.Rate;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Discount;
import canopy.core.sale.Totals;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Discount cases of other people's suites through whole sales: what is sold, line discounts, a
 * discount on the whole. Ids of the loyalty cases begin with l, the others are the numeric ones.
 */
class DiscountCasesTest {
  private final Till till = Till.signedIn();

  // Goods are price x pieces : taxes joined by + : line discount. Two discounts on the whole sale,
  // one after the other, do not exist here: a line discount stands for the first one.
  // lT12 (decided): the suite shares by prices with tax and has 64.46. Shared by the prices that
  // the
  // discount is taken from, as P says, no line can fall below zero and a percentage is the same on
  // each line (N16).
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // id, goods, off the whole, net, total
    "lT1, 83.33x1:20e:50%, '', 41.67, 50.00",
    "lT2, 14.00x1:20i:50% 6.50x2:10i:50%, '', 11.74, 13.50",
    "lT3, 12.30x1:20e, 5.00, 7.30, 8.76",
    "lT5, 1.00x1:20e, 50%, 0.50, 0.60",
    "lT7, 1.00x1:0i, 50%, 0.50, 0.50",
    "lT8, 5.00x1:20i 5.00x1:0i, 5.00, 4.58, 5.00",
    "lT9, 1558.80x1:20e:10%, '', 1402.92, 1683.50",
    "lT10, 1558.80x1:20e:10%, 10%, 1262.63, 1515.16",
    "lT11 once, 1558.80x1:20i:10%, '', 1169.10, 1402.92",
    "lT11 twice, 1558.80x1:20i:10%, 10%, 1052.19, 1262.63",
    "lT12, 10.00x2:20e:15% 34.99x1:10e 2.55x4:10e, 5.00, 57.19, 64.48",
    "lT15, 50.00x1:20e, 10.5%, 44.75, 53.70",
    "lT16, 10.00x3:20e:10.00, '', 20.00, 24.00",
    "lT17, 1.00x1:20e, 10.00, 0.00, 0.00",
    "lT18 once, 10.00x2:20e:50% 50.00x1:20e, '', 60.00, 72.00",
    "lT18 twice, 10.00x2:20e:50% 50.00x1:20e, 15%, 51.00, 61.20",
    "lT19, 10.00x1:20e:100% 10.00x1:20e:100%, 20%, 0.00, 0.00",
    "lT20, 1.00x1:20e 5.00x1:20e:100%, 20%, 0.80, 0.96",
    "lT23, 250.00x1:10e 150.00x1:10e, 80.00, 320.00, 352.00",
    "lT24 none, 350.00x1:20i, '', 291.67, 350.00",
    "lT24 half, 350.00x1:20i:50%, '', 145.83, 175.00",
    "lT24 fifty, 350.00x1:20i:50.00, '', 250.00, 300.00",
    "lK18 capped, 25.00x1, 249.00, 0.00, 0.00",
    "lK18, 25.00x17, 249.00, 176.00, 176.00",
    "lB14 both, 16.50x4::25% 25.00x2::25%, '', 87.00, 87.00",
    "lB14 first, 16.50x4::25% 25.00x2, '', 99.50, 99.50",
    "lB15, 16.50x4::25% 25.00x2:30i:25%, '', 78.35, 87.00",
    "lB22 a, 31.08x1::10%, '', 27.97, 27.97",
    "lB22 b, 31.00x1::10%, '', 27.90, 27.90",
    "lL22, 5.60x1:13e 8.92x1:13e 44.91x1:9e 217.26x1:6e 2400.00x1:33.333i, 100%, 0.00, 0.00",
    "L14, 40.00x1 100.00x1::10%, '', 130.00, 130.00",
    "L16, 110.00x1:10i 100.00x1, 5.00, 195.24, 205.00",
    "L17, 100.00x1::50% 100.00x1::100%, '', 50.00, 50.00",
    "N4, 320.00x1:15e:20%, '', 256.00, 294.40",
    "N5, 320.00x1:15e:20% 25.00x10, '', 506.00, 544.40",
    "N6, 320.00x8:15e:20% 25.00x10, '', 2298.00, 2605.20",
    "N7, 320.00x8:15e:173.91 25.00x10, '', 2636.09, 2994.00",
    "N8, 100.00x4:15e 100.00x2:15e 100.00x3:10i 100.00x5 100.00x3:35i+50e, '', 1594.95, 1901.11",
    "N16, 100.00x1:15e 100.00x1 100.00x1, 10%, 270.00, 283.50",
    "N17, 100.00x1:15e:10% 100.00x1::10% 100.00x1::10%, 288.50, 0.00, 0.00",
    "E14, 101.00x10, '', 1010.00, 1010.00",
    "M9, 200.00x1 600.00x1, 10%, 720.00, 720.00",
    // Halves: what is left to pay is rounded, as a price is.
    "half a cent, 0.01x1::50%, '', 0.01, 0.01",
    "half of the whole, 0.35x1 0.10x1, 50%, 0.23, 0.23",
    "a third, 100.00x3:13i:33.333%, '', 176.99, 200.00",
    "a thousandth, 12.34x1:13i:0.1%, '', 10.91, 12.33",
    "more than the line, 0.99x1:13i:1.00 5.00x1:13i, '', 4.42, 5.00",
  })
  void comesTo(String id, String goods, String whole, String net, String total) {
    ringUp(goods, whole);
    Totals totals = till.rules.totals(till.open());
    assertThat(totals.net()).isEqualTo(yuan(net));
    assertThat(totals.total()).isEqualTo(yuan(total));
    CompletedSale sold = till.paysCash();
    for (int line = 1; line <= sold.lines().size(); line++) {
      till.returns(sold, line, Long.parseLong(goods.split(" ")[line - 1].split("[x:]")[1]));
    }
    Totals back = till.rules.totals(till.open());
    assertThat(back.total()).isEqualTo(yuan(total).negated());
    assertThat(back.net()).isEqualTo(yuan(net).negated());
    assertThat(back.tax()).isEqualTo(totals.tax().negated());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "lK9, 200.00x1 600.00x1, 400.00, 10000 30000",
    "lK10, 100.00x1 300.00x1, 200.00, 5000 15000",
    "M9, 200.00x1 600.00x1, 10%, 2000 6000",
    "lT8, 5.00x1:20i 5.00x1:0i, 5.00, 250 250",
    "a free line bears nothing, 1.00x1 2.00x1::100% 1.00x1, 0.03, 2 0 1",
  })
  void isSharedOut(String id, String goods, String whole, String shares) {
    ringUp(goods, whole);
    assertThat(
            till.rules.totals(till.open()).lines().stream()
                .map(line -> line.orderDiscount().minor()))
        .containsExactlyElementsOf(Arrays.stream(shares.split(" ")).map(Long::valueOf).toList());
  }

  private void ringUp(String goods, String whole) {
    int no = 0;
    for (String item : goods.split(" ")) {
      no++;
      String[] parts = item.split(":");
      String[] counted = parts[0].split("x");
      String id = "g" + no;
      till.book.sells(id, counted[0], parts.length < 2 ? "" : parts[1].replace('+', ' '));
      till.adds(id, Long.parseLong(counted[1]));
      if (parts.length > 2) {
        till.approved(Right.DISCOUNT, new SaleCommand.SetLineDiscount(no, discount(parts[2])));
      }
    }
    if (!whole.isEmpty()) {
      till.approved(Right.DISCOUNT, new SaleCommand.SetDiscount(discount(whole)));
    }
  }

  private static Discount discount(String text) {
    return text.endsWith("%")
        ? new Discount.Percent(
            new Rate(new BigDecimal(text.replace("%", "")).movePointRight(4).longValueExact()))
        : new Discount.Amount(yuan(text));
  }
}
