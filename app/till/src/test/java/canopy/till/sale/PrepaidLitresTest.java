package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Names;
import canopy.core.fuel.Limit;
import canopy.core.fuel.OrderedGrade;
import canopy.core.quantity.Money;
import canopy.core.quantity.UnitPrice;
import canopy.core.quantity.Volume;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.sale.Totals;
import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever pays for litres before they flow reads which grade they were reckoned as. */
class PrepaidLitresTest {
  private static final Money ZERO = Money.zero("CNY");

  @Test
  void theGradeAndItsPriceAreNamed() {
    OrderedGrade ordered =
        new OrderedGrade(3, new Names("98#", "98#", "98#"), new UnitPrice(8_860));
    assertThat(detail(new Limit.ByVolume(new Volume(5_000)), 4_430, ordered))
        .contains("5.00 L", "98#", "8.86", "rest");
  }

  @Test
  void noGradeIsNamedThatWasNotWrittenDown() {
    assertThat(detail(new Limit.ByVolume(new Volume(5_000)), 4_000, null))
        .contains("5.00 L", "rest")
        .doesNotContain("#");
  }

  @Test
  void moneyNeedsNoGradeButNamesTheChosenOne() {
    Limit money = new Limit.ByAmount(Money.of(5_000, "CNY"));
    assertThat(detail(money, 5_000, null)).isEmpty();
    OrderedGrade chosen = new OrderedGrade(3, new Names("98#", "98#", "98#"), new UnitPrice(8_860));
    assertThat(detail(money, 5_000, chosen)).isEqualTo("98#");
  }

  private static String detail(Limit limit, long minor, OrderedGrade ordered) {
    Line line =
        new Line.FuelPrepay(
            1,
            6,
            new Names("预付", "Prepaid fuel", "Prepago"),
            "vat13",
            limit,
            Money.of(minor, "CNY"),
            "",
            false,
            ordered);
    Sale sale =
        Sale.open("R1-261123-00001", Sale.Kind.SALE, null, "CNY", "1001", Instant.EPOCH).with(line);
    Look look = new Look(new Texts(Language.ENGLISH), Formats.yuan(), Sounds.silent());
    return new Rows(look, "CNY")
        .rows(sale, new Totals(List.of(), ZERO, ZERO, List.of(), ZERO))
        .getFirst()
        .detail();
  }
}
