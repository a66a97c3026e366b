package canopy.till.price;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.Names;
import canopy.core.event.Json;
import canopy.core.quantity.UnitPrice;
import canopy.sync.FeedSink.Change;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.PictureTest;
import canopy.till.ui.TextRasteriser;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Head office has taken back a tax class that the till needs for fuel paid before it flows. */
final class KeptTaxClassTest extends PictureTest {
  private static final long NEW_PRICE = 8_880;

  @TempDir private Path data;

  @Test
  void theTillKeepsItsOwnAndTakesWhatElseIsDecided() throws Exception {
    DataFolder folder = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    folder.write(new Devices(null, null, null, null, false));
    String prepaid = folder.stationConfig().forecourt().prepayTaxClass();
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(folder.master())) {
      List<Change> rest =
          HeadOfficeGoodsTest.demo(1).stream().filter(one -> !isOf(one, prepaid)).toList();
      goods.snapshot(rest, true, null, HeadOfficeGoodsTest.at(1));
      FuelGrade grade = new FuelGrade(1, Names.same("92#"), "goods", new UnitPrice(NEW_PRICE));
      goods.apply(
          List.of(new Change(2, "grade", "1", 2, Json.mapper().valueToTree(grade))),
          HeadOfficeGoodsTest.at(2));
      assertThat(goods.decided().orElseThrow().goods().taxClass(prepaid)).isEmpty();
    }
    try (TillProgram program =
        TillProgram.start(data, Views.none(), new TextRasteriser(), Clock.systemUTC())) {
      // Written down after everything that was decided is in force.
      assertThat(leftOut(program)).contains("\"taxClass\"", '"' + prepaid + '"');
      assertThat(program.master().taxClass(prepaid).id()).isEqualTo(prepaid);
      assertThat(program.master().catalogue().grades())
          .singleElement()
          .satisfies(one -> assertThat(one.price()).isEqualTo(new UnitPrice(NEW_PRICE)));
    }
  }

  private static boolean isOf(Change change, String taxClass) {
    return change.data() != null
        && (change.data().path("taxClass").asText().equals(taxClass)
            || (change.kind().equals("taxClass") && change.key().equals(taxClass)));
  }

  private static String leftOut(TillProgram program) throws Exception {
    long seq = 0;
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try (JournalReader reader = program.journal().read(1)) {
        for (JournalLine line = reader.next(); line != null; line = reader.next()) {
          seq = line.seq();
          if (line.type().equals("goods.left_out")) {
            return line.data();
          }
        }
      }
      assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
      var _ = program.journal().awaitAfter(seq, Duration.ofMillis(100));
    }
  }
}
