package canopy.till.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.till.journal.JournalLocked;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  private static final int KILLS = Integer.getInteger("canopy.kills", 50);

  @TempDir Path folder;

  @Test
  void losesAndDoublesNothingWhenKilledAtRandomMoments() throws Exception {
    KillLoop loop = new KillLoop(new SaleSubject(), new SplittableRandom());
    KillLoop.Result result = loop.run(folder.resolve("data"), folder.resolve("log"), KILLS);
    System.out.println("kill -9: " + result + ", 0 lost, 0 twice");
    assertThat(result.acknowledged()).isGreaterThan(5 * KILLS);
    assertThat(result.found()).isGreaterThanOrEqualTo(result.acknowledged());
  }

  @Test
  void refusesAFolderThatAnotherProgramHasOpen() throws Exception {
    Path data = folder.resolve("data");
    try (CrashChild child =
        CrashChild.start(new JournalSubject().command(data, 0), folder.resolve("log"))) {
      child.readUntil(1);
      assertThatThrownBy(() -> JournalWriter.open(data)).isInstanceOf(JournalLocked.class);
      child.readUntil(5);
      child.kill();
      assertThat(child.acknowledged()).hasSizeGreaterThanOrEqualTo(5);
    }
    JournalWriter.open(data).close();
  }
}
