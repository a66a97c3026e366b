package canopy.till.price;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.event.StationEvent.GradePrice;
import canopy.core.fuel.PriceSign;
import canopy.core.quantity.UnitPrice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes up is at the sign first, what goes down at the pumps first. */
class SignOrderTest {
  private static final Map<Integer, Long> STANDING = Map.of(1, 7_860L, 2, 8_200L);

  private static PriceSign pumps(long first, long second) {
    return PriceSign.UNKNOWN
        .pumpsAt(Map.of(1, new UnitPrice(7_860), 2, new UnitPrice(8_200)), List.of())
        .pumpsAt(Map.of(1, new UnitPrice(first), 2, new UnitPrice(second)), List.of());
  }

  private static GradePrice price(int grade, long tenths) {
    return new GradePrice(grade, new UnitPrice(tenths));
  }

  @Test
  void anIncreaseWaitsForTheSign() {
    SignOrder order = SignOrder.next(Map.of(1, 7_990L), STANDING, PriceSign.UNKNOWN);
    assertThat(order).isEqualTo(new SignOrder(Map.of(), List.of(price(1, 7_990)), true));
    PriceSign confirmed = PriceSign.UNKNOWN.confirmed(Map.of(1, new UnitPrice(7_990)));
    assertThat(SignOrder.next(Map.of(1, 7_990L), STANDING, confirmed))
        .isEqualTo(new SignOrder(Map.of(1, 7_990L), List.of(), false));
  }

  @Test
  void anotherIncreaseIsAskedForAnew() {
    PriceSign confirmed = PriceSign.UNKNOWN.confirmed(Map.of(1, new UnitPrice(7_990)));
    assertThat(SignOrder.next(Map.of(1, 8_010L), STANDING, confirmed).sign())
        .containsExactly(price(1, 8_010));
  }

  @Test
  void aDecreaseIsAtThePumpsFirstAndOnlyThenAtTheSign() {
    SignOrder first = SignOrder.next(Map.of(2, 8_100L), STANDING, PriceSign.UNKNOWN);
    assertThat(first).isEqualTo(new SignOrder(Map.of(2, 8_100L), List.of(), false));
    SignOrder then = SignOrder.next(Map.of(), Map.of(1, 7_860L, 2, 8_100L), pumps(7_860, 8_100));
    assertThat(then).isEqualTo(new SignOrder(Map.of(), List.of(price(2, 8_100)), false));
  }

  @Test
  void whatStandsAtThePumpsCountsNotWhatTheyWereLastSaidToHave() {
    PriceSign known = pumps(7_860, 8_200).confirmed(Map.of(1, new UnitPrice(7_990)));
    assertThat(SignOrder.next(Map.of(), Map.of(1, 7_990L, 2, 8_200L), known))
        .isEqualTo(new SignOrder(Map.of(), List.of(), false));
    assertThat(SignOrder.next(Map.of(), STANDING, known).sign())
        .as("without it the sign is wrong")
        .containsExactly(price(1, 7_860));
  }

  @Test
  void oneGoesUpWhileTheOtherGoesDown() {
    SignOrder order = SignOrder.next(Map.of(1, 7_990L, 2, 8_100L), STANDING, PriceSign.UNKNOWN);
    assertThat(order).isEqualTo(new SignOrder(Map.of(2, 8_100L), List.of(price(1, 7_990)), true));
  }
}
