package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.barcode.CheckDigit;
import canopy.core.catalogue.Article;
import canopy.core.catalogue.Names;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.Line;
import canopy.till.station.DemoStation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels of scales and of packers, scanned on the sale screen. */
class LabelsJourneyTest extends RunningTill {
  /** Raisins, loose: 39.80 a kilogram. */
  private static final String RAISINS = "00105";

  private static final String EGGS = "90614141000015";

  private void scan(String code) throws Exception {
    int before = open() == null ? 0 : open().lines().size();
    onFx(
        () -> {
          window.shell().scanned(code);
          return true;
        });
    until(() -> open() != null && open().lines().size() > before);
  }

  private Line.Goods last() {
    return (Line.Goods) open().lines().getLast();
  }

  private long lastTotal() {
    return program.loop().snapshot().totals().lines().getLast().total().minor();
  }

  private static String label(String plu, String fen, String grams) {
    String digits = "26" + plu + fen + grams;
    return digits + CheckDigit.of(digits);
  }

  @Test
  void aLabelIsBelievedUpToWhatItHasRoomFor() throws Exception {
    signIn(DemoStation.CASHIER);
    scan(label(RAISINS, "03940", "00990"));
    assertThat(lastTotal()).isEqualTo(3_940);
    // 30 kg come to 1,194.00, of which five digits leave 194.00.
    scan(label(RAISINS, "19400", "30000"));
    assertThat(last().quantity()).isEqualTo(Quantity.grams(30_000));
    assertThat(lastTotal()).isEqualTo(119_400);
  }

  @Test
  void theCountOfAPackOfVariableMeasureIsItsQuantity() throws Exception {
    Article eggs =
        new Article(
            "EGGS",
            Names.same("Eggs"),
            "fresh",
            "food",
            new UnitPrice(1_200),
            Quantity.Unit.PIECE,
            0,
            true,
            List.of(EGGS),
            false);
    program.changeMaster(now -> now.with(now.catalogue().with(List.of(eggs))));
    signIn(DemoStation.CASHIER);
    scan("]C101" + EGGS + "3012");
    assertThat(last().quantity()).isEqualTo(Quantity.pieces(12));
    assertThat(lastTotal()).isEqualTo(1_440);
  }
}
