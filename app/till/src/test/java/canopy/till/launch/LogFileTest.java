package canopy.till.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogFileTest {
  private static final String PAYMENT_CODE = "134567890123456789";
  private final Logger log = LoggerFactory.getLogger("canopy.test");
  @TempDir Path folder;

  @Test
  void writesLinesAndTracesButNoLongRunOfDigits() throws Exception {
    try (LogFile file = LogFile.open(folder.resolve("log"))) {
      log.warn("scanned {} at pump {}", PAYMENT_CODE, 6901234567892L);
      log.error("failed", new IllegalStateException("code " + PAYMENT_CODE));
      assertThat(file).isNotNull();
    }
    log.warn("after closing");
    String text = Files.readString(folder.resolve("log").resolve("canopy.log"));
    assertThat(text)
        .contains("WARN  [main] canopy.test scanned [digits] at pump 6901234567892")
        .contains("java.lang.IllegalStateException: code [digits]")
        .contains("at canopy.till.launch.LogFileTest")
        .doesNotContain(PAYMENT_CODE)
        .doesNotContain("after closing");
  }

  @Test
  void goesOnWithoutFileWhenFolderCannotBeMade() throws Exception {
    Path blocked = folder.resolve("log");
    Files.writeString(blocked, "a file");
    try (LogFile file = LogFile.open(blocked)) {
      log.warn("still selling");
      assertThat(file).isNotNull();
    }
    assertThat(blocked).hasContent("a file");
  }
}
