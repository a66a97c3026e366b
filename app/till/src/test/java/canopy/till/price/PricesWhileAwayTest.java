package canopy.till.price;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.PlannedPrice.Target;
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
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prices that were planned for a time when the till was off are in the journal of the next start.
 */
final class PricesWhileAwayTest extends PictureTest {
  private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.HOURS);
  private static final String ARTICLE = "1001";

  @TempDir private Path data;

  @Test
  void whatChangedWhileTheTillWasOffIsJournalledOnceAtItsStart() throws Exception {
    DataFolder folder = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(folder, pins);
    }
    folder.write(new Devices(null, null, null, null, false));
    try (HeadOfficeGoods goods = HeadOfficeGoods.open(folder.master())) {
      goods.snapshot(HeadOfficeGoodsTest.demo(1), true, null, HeadOfficeGoodsTest.at(1));
      goods.apply(
          List.of(
              planned(2, "grade-1", Target.GRADE, "1", 8_880, 1),
              planned(3, "article-1", Target.ARTICLE, ARTICLE, 5_550, 1),
              planned(4, "article-2", Target.ARTICLE, ARTICLE, 6_660, 3),
              planned(5, "grade-5", Target.GRADE, "1", 9_990, 9)),
          HeadOfficeGoodsTest.at(5));
    }
    assertThat(changesAfterStartAt(0, 0)).isEmpty();
    assertThat(changesAfterStartAt(2, 2))
        .satisfiesExactlyInAnyOrder(
            one -> assertThat(one).contains("grade-1", "8880"),
            one -> assertThat(one).contains("article-1", "5550"));
    // The next start tells what came after, and nothing twice.
    assertThat(changesAfterStartAt(4, 3))
        .hasSize(3)
        .last()
        .satisfies(one -> assertThat(one).contains("article-2", "5550", "6660"));
  }

  private static Change planned(
      long seq, String id, Target target, String key, long tenths, int hours) {
    return HeadOfficeGoodsTest.planned(
        seq, id, target, key, tenths, NOON.plus(Duration.ofHours(hours)));
  }

  /** Starts the till, waits for so many changes in the journal, and ends it. Returns them all. */
  private List<String> changesAfterStartAt(int hours, int wanted) throws Exception {
    Clock clock = Clock.fixed(NOON.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
    try (TillProgram program = TillProgram.start(data, Views.none(), new TextRasteriser(), clock)) {
      long seq = program.journal().lastSeq();
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (changes(program).size() < wanted) {
        assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
        seq = program.journal().awaitAfter(seq, Duration.ofMillis(100));
      }
      return changes(program);
    }
  }

  private static List<String> changes(TillProgram program) throws Exception {
    List<String> changes = new ArrayList<>();
    try (JournalReader reader = program.journal().read(1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        if (line.type().equals("price.changed")) {
          changes.add(line.data());
        }
      }
    }
    return changes;
  }
}
