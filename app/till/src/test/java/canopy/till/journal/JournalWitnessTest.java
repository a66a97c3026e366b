package canopy.till.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are not ours check what we wrote: Python the chain, OpenSSL the signature. */
class JournalWitnessTest {
  private static final byte[] NOTHING = {'{', '}'};

  @TempDir Path data;
  private Path segments;
  private String sealed = "";
  private String signature = "";
  private String last = "";

  private record Answer(int exitCode, String text) {}

  @BeforeEach
  void twoDays() throws IOException {
    segments = data.resolve("journal");
    try (Journal journal =
        Journal.open(
            data,
            new LocalDisk(),
            JournalSettings.small(),
            JournalTest.TILL,
            () -> DaySeal.openOrCreate(data.resolve("keys")),
            JournalTest.CLOCK)) {
      journal.start(JournalTest.MONDAY, new UUID(1, 1), NOTHING);
      journal.append(JournalTest.sale(JournalTest.MONDAY, 3));
      sealed = journal.append(List.of(chinese())).lastHash();
      long closed = journal.closeDay(JournalTest.MONDAY, "7", 1, NOTHING).lastSeq();
      journal.append(JournalTest.sale(JournalTest.TUESDAY, 2));
      last = journal.lastHash();
      String data = JournalTest.read(journal, closed).getFirst().data();
      int at = data.indexOf("\"signature\":\"") + 13;
      signature = data.substring(at, at + 88);
    }
  }

  @Test
  void aTenLineScriptFindsTheChainGood() throws Exception {
    Answer answer = check();
    assertThat(answer.text()).isEqualTo("ok: 8 lines, last hash " + last);
    assertThat(answer.exitCode()).isZero();
  }

  @Test
  void theScriptFindsAChangedAmount() throws Exception {
    Path first = segments.resolve("000000000001.jsonl");
    Files.writeString(first, Files.readString(first).replaceFirst("4210", "4211"));
    Answer answer = check();
    assertThat(answer.text()).isEqualTo("bad: " + first + " line 2");
    assertThat(answer.exitCode()).isNotZero();
  }

  @Test
  void openSslFindsTheSignatureOfTheDayGood() throws Exception {
    Path hash = Files.write(data.resolve("hash"), HexFormat.of().parseHex(sealed));
    Path sign = Files.write(data.resolve("signature"), Base64.getDecoder().decode(signature));
    assertThat(openSsl(hash, sign).exitCode()).isZero();
    Path other = Files.write(data.resolve("other"), HexFormat.of().parseHex(last));
    assertThat(openSsl(other, sign).exitCode()).isNotZero();
  }

  private Answer check() throws IOException, InterruptedException, URISyntaxException {
    Path script = Path.of(getClass().getResource("check_journal.py").toURI());
    return run("python3", script.toString(), segments.toString());
  }

  private Answer openSsl(Path hash, Path sign) throws IOException, InterruptedException {
    String key = data.resolve("keys/journal-public.pem").toString();
    String command = "openssl pkeyutl -verify -pubin -rawin -inkey %s -in %s -sigfile %s";
    return run(command.formatted(key, hash, sign).split(" "));
  }

  private static Entry chinese() {
    return Entry.of(JournalTest.MONDAY, "7", "note.added", 1, "{\"text\":\"加油站 ⛽\"}");
  }

  private static Answer run(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException notThere) {
      Assumptions.abort(command[0] + " is not there; skipped");
      throw notThere;
    }
    String text = new String(process.getInputStream().readAllBytes()).strip();
    return new Answer(process.waitFor(), text);
  }
}
