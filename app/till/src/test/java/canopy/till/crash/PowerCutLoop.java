package canopy.till.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Cuts the power of a writer's disk at random moments, over and over on the same disk. */
final class PowerCutLoop {
  private static final int MOST_ACKNOWLEDGEMENTS = 200;
  private static final long LONGEST_AFTER_NANOS = 5_000_000L;
  private static final int EXIT_AFTER_FAILURE = 3;

  private final CrashSubject subject;
  private final RandomGenerator random;

  PowerCutLoop(CrashSubject subject, RandomGenerator random) {
    this.subject = subject;
    this.random = random;
  }

  /**
   * What came out.
   *
   * @param cuts how often the power went
   * @param acknowledged how much was acknowledged in all; every bit of it was found
   * @param found how much is there, with what was written but not acknowledged any more
   */
  record Result(int cuts, int acknowledged, int found) {}

  /**
   * Each time the writer runs on, on a disk that fails every force, and must end by itself; what it
   * acknowledges meanwhile counts like everything before.
   */
  Result run(LoopDisk disk, Path log, int cuts) throws Exception {
    Path data = disk.folder().resolve("data");
    List<String> acknowledged = new ArrayList<>();
    int found = 0;
    for (int run = 0; run < cuts; run++) {
      try (CrashChild child = CrashChild.start(subject.command(data, run), log)) {
        child.readUntil(1 + random.nextInt(MOST_ACKNOWLEDGEMENTS));
        child.letRun(random.nextLong(LONGEST_AFTER_NANOS));
        disk.cutPower();
        assertThat(child.readToEnd()).as("exit code, see %s", log).isEqualTo(EXIT_AFTER_FAILURE);
        assertThat(child.saidFailed()).isTrue();
        acknowledged.addAll(child.acknowledged());
      }
      disk.powerOn();
      found = subject.check(data, acknowledged);
    }
    return new Result(cuts, acknowledged.size(), found);
  }
}
