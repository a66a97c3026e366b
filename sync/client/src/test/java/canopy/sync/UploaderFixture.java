package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An uploader in virtual time, against a stub that speaks HTTP. */
abstract class UploaderFixture {
  static final Duration SECOND = Duration.ofSeconds(1);
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Uploader.Limits LIMITS = new Uploader.Limits(8, 100_000, Duration.ZERO, MINUTE);

  final TillKey key = TillKey.create();
  final Now now = new Now();
  final TestJournal journal = new TestJournal();
  final List<SyncStatus> news = new ArrayList<>();
  StubOffice office;
  HeadOfficeLine line;

  @BeforeEach
  void open() throws Exception {
    office = new StubOffice();
    line = line(office.address());
  }

  @AfterEach
  void close() {
    line.close();
    office.close();
  }

  HeadOfficeLine line(HeadOfficeAddress address) {
    return new HeadOfficeLine(
        address,
        new HeadOfficeLine.Times(Duration.ofSeconds(60), Duration.ofSeconds(60), MINUTE),
        key,
        now.times(),
        new SecureRandom());
  }

  Uploader uploader() {
    return uploader(LIMITS);
  }

  Uploader uploader(Uploader.Limits limits) {
    return new Uploader(line, journal, limits, now.times(), new Random(1), 0, news::add);
  }

  /** Steps until there is nothing to do now; the time until there is. */
  static Duration settle(Uploader uploader) {
    Duration wait = uploader.step();
    for (int i = 0; wait.isZero(); i++) {
      assertThat(i).as("steps without end").isLessThan(1000);
      wait = uploader.step();
    }
    return wait;
  }

  static String json(Head head) {
    return "{\"seq\":" + head.seq() + ",\"hash\":\"" + head.hash() + "\"}";
  }
}
