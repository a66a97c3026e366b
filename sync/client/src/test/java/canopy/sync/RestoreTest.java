package canopy.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.sync.StubOffice.Reply;
import canopy.sync.Trouble.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RestoreTest {
  private static final Head NOTHING = new Head(0, "0".repeat(64));

  private final TestJournal lost = new TestJournal().add(7, "sale");
  private final List<String> taken = new ArrayList<>();
  private StubOffice office;
  private HeadOfficeLine line;

  @BeforeEach
  void open() throws Exception {
    office = new StubOffice();
    line =
        new HeadOfficeLine(
            office.address(),
            HeadOfficeLine.Times.STANDARD,
            TillKey.create(),
            Clock.systemUTC(),
            new SecureRandom());
  }

  @AfterEach
  void close() {
    line.close();
    office.close();
  }

  private Reply page(int from, int to) {
    String body =
        String.join("", lost.lines().subList(from - 1, to).stream().map(l -> l + "\n").toList());
    return new Reply(200, "application/x-ndjson", body, List.of());
  }

  private void restore(Head have) throws IOException {
    new Restore(line, new Random(3))
        .run(
            have,
            lost.head(),
            (seq, bytes) -> {
              assertThat(seq).isEqualTo(have.seq() + taken.size() + 1);
              taken.add(new String(bytes, StandardCharsets.UTF_8));
            });
  }

  private void isBroken(long seq) {
    assertThatThrownBy(() -> restore(NOTHING))
        .isInstanceOfSatisfying(
            LineTrouble.class,
            e -> assertThat(e.trouble()).isEqualTo(Trouble.of(Code.BROKEN_LINE, seq)));
  }

  @Test
  void takesEverythingBackPageByPage() throws Exception {
    office.says(page(1, 4), page(5, 7));
    restore(NOTHING);
    assertThat(taken).isEqualTo(lost.lines());
    assertThat(office.seen.stream().map(StubOffice.Seen::uri))
        .containsExactly("/v1/journal?from=1&limit=2000", "/v1/journal?from=5&limit=2000");
  }

  @Test
  void goesOnAfterWhatIsThere() throws Exception {
    office.says(page(6, 7));
    restore(lost.head(5));
    assertThat(taken).isEqualTo(lost.lines().subList(5, 7));
  }

  @Test
  void asksAgainAfterAFault() throws Exception {
    office.says(new Reply(503, "text/plain", "", List.of()), page(1, 7));
    restore(NOTHING);
    assertThat(taken).hasSize(7);
  }

  @Test
  void givesUpOnARefusal() {
    office.says(Reply.problem(403, "revoked", ",\"reason\":\"stolen\""));
    assertThatThrownBy(() -> restore(NOTHING))
        .isInstanceOfSatisfying(
            LineTrouble.class,
            e -> assertThat(e.trouble()).isEqualTo(Trouble.of(Code.REVOKED, "stolen")));
  }

  @Test
  void takesNoLineThatWasChanged() {
    Reply page = page(1, 7);
    office.says(
        new Reply(200, page.type(), page.body().replaceFirst("(:5,.*)sale", "$1sold"), List.of()));
    isBroken(5);
    assertThat(taken).hasSize(4);
  }

  @Test
  void takesNoLineOutOfOrder() {
    office.says(page(2, 7));
    isBroken(1);
  }

  @Test
  void takesNoLineThatIsCutOff() {
    String body = page(1, 2).body();
    office.says(
        new Reply(200, "application/x-ndjson", body.substring(0, body.length() - 1), List.of()));
    isBroken(2);
  }

  @Test
  void saysWhenLinesThatHeadOfficeSaysToHaveDoNotCome() {
    office.says(page(1, 4), new Reply(200, "application/x-ndjson", "", List.of()));
    isBroken(5);
  }

  @Test
  void saysWhenTheEndIsNotTheOneAnnounced() {
    office.says(page(1, 7));
    Head other = new Head(7, "f".repeat(64));
    assertThatThrownBy(
            () -> new Restore(line, new Random(3)).run(NOTHING, other, (seq, bytes) -> {}))
        .isInstanceOfSatisfying(
            LineTrouble.class,
            e -> assertThat(e.trouble()).isEqualTo(Trouble.of(Code.BROKEN_LINE, 7)));
  }
}
