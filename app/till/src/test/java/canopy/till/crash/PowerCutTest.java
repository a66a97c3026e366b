package canopy.till.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many cuts: {@code -Dcanopy.power.cuts=200}. */
@Tag("power")
class PowerCutTest {
  private static final int CUTS = Integer.getInteger("canopy.power.cuts", 20);
  private static final long DISK_BYTES = 64L * 1024 * 1024 + 2L * 1024 * 1024 * CUTS;

  @TempDir Path folder;

  @Test
  void losesNothingAcknowledgedWhenThePowerIsCut() throws Exception {
    try (LoopDisk disk = diskOrSkip()) {
      PowerCutLoop loop = new PowerCutLoop(new SaleSubject(), new SplittableRandom());
      PowerCutLoop.Result result = loop.run(disk, folder.resolve("log"), CUTS);
      System.out.println("power cuts: " + result + ", 0 lost");
      assertThat(result.found()).isGreaterThanOrEqualTo(result.acknowledged());
      assertThat(result.acknowledged()).isGreaterThan(CUTS);
    }
  }

  private LoopDisk diskOrSkip() {
    Optional<String> whyNot = LoopDisk.whyNot();
    if (whyNot.isEmpty()) {
      try {
        return LoopDisk.create(folder, DISK_BYTES);
      } catch (IOException e) {
        whyNot =
            Optional.of("Power-cut tests skipped: no disk to be had (" + e.getMessage() + ").");
      }
    }
    System.out.println(whyNot.get());
    Assumptions.abort(whyNot.get());
    throw new IllegalStateException("aborted above");
  }
}
