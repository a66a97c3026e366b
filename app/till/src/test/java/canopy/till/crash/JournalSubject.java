package canopy.till.crash;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The journal alone: {@link JournalWriter} writes it. */
final class JournalSubject implements CrashSubject {
  private static final String TOKEN = "{\"token\":\"";

  @Override
  public List<String> command(Path dataFolder, int run) {
    return CrashChild.java(JournalWriter.class, dataFolder.toString(), Integer.toString(run), "0");
  }

  @Override
  public int check(Path dataFolder, List<String> acknowledged) throws Exception {
    Map<String, String> found = new HashMap<>();
    try (Journal journal = JournalWriter.open(dataFolder);
        JournalReader reader = journal.read(1)) {
      long first = 1;
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        if (line.part() == 1) {
          first = line.seq();
        }
        if (line.part() == line.parts() && line.data().startsWith(TOKEN)) {
          String data = line.data();
          String token = data.substring(TOKEN.length(), data.indexOf('"', TOKEN.length()));
          assertThat(found.put(token, first + " " + line.seq() + " " + token))
              .as("a decision is there twice")
              .isNull();
        }
      }
      assertThat(journal.verifyAll().broken()).isEmpty();
    }
    assertThat(acknowledged).doesNotHaveDuplicates();
    assertThat(acknowledged.stream().filter(a -> !found.containsValue(a)).limit(5))
        .as("acknowledged and lost")
        .isEmpty();
    return found.size();
  }
}
