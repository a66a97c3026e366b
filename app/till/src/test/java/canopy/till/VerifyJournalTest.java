package canopy.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.journal.Entry;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyJournalTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final byte[] NOTHING = {'{', '}'};

  @TempDir Path data;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void aDay() throws IOException {
    try (Journal journal = Journal.open(data, new Identity("S001", "1"), Clock.systemUTC())) {
      journal.start(DAY, new UUID(1, 1), NOTHING);
      journal.append(List.of(Entry.of(DAY, "7", "drawer.opened", 1, "{\"why\":\"change\"}")));
      journal.closeDay(DAY, "7", 1, NOTHING);
    }
  }

  @Test
  void printsWhatIsGoodAndEndsWithZero() throws IOException {
    assertThat(run(data.toString())).isZero();
    assertThat(text()).contains("segments:   1", "lines:      3", "signatures: 1 days");
    assertThat(text().strip()).endsWith("journal ok");
    assertThat(run(data.resolve("journal").toString())).isZero();
  }

  @Test
  void printsTheFirstBadLineWithItsReasonAndEndsWithOne() throws IOException {
    Path segment = data.resolve("journal/000000000001.jsonl");
    Files.writeString(segment, Files.readString(segment).replace("change", "chance"));
    assertThat(run(data.toString())).isEqualTo(1);
    assertThat(text()).contains("lines:      1 before the first bad one");
    assertThat(text()).contains("segment 000000000001.jsonl, line 2", "its hash does not fit");
  }

  @Test
  void asksForAFolder() throws IOException {
    assertThat(run()).isEqualTo(2);
    assertThat(run(data.resolve("nowhere").toString())).isEqualTo(2);
  }

  private int run(String... arguments) throws IOException {
    return VerifyJournal.run(
        List.of(arguments), new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
