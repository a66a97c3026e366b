package canopy.till.sale;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Names;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {
  private static final Names NAME = new Names("可乐", "Cola", "Cola");

  @Test
  void countsWhatLiesOnTheCounterAndNotTheLines() {
    assertThat(pieces(goods(Quantity.pieces(2), false), goods(Quantity.pieces(1), false)))
        .isEqualTo(3);
  }

  @Test
  void weighedGoodsAreOnePiece() {
    assertThat(pieces(goods(Quantity.grams(1_250), false))).isEqualTo(1);
  }

  @Test
  void whatWasTakenOutAgainDoesNotCount() {
    assertThat(pieces(goods(Quantity.pieces(2), true), goods(Quantity.ONE, false))).isEqualTo(1);
  }

  private static int pieces(Line... lines) {
    return Rows.pieces(
        new Sale(
            "R1-261123-00001",
            Sale.Kind.SALE,
            null,
            "CNY",
            "1001",
            Instant.EPOCH,
            List.of(lines),
            null,
            0,
            List.of(),
            ""));
  }

  private static Line goods(Quantity quantity, boolean voided) {
    UnitPrice price = new UnitPrice(3_500);
    return new Line.Goods(
        1, "1001", NAME, "drinks", "vat13", "", quantity, price, price, null, null, "", voided);
  }
}
