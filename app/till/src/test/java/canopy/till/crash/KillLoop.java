package canopy.till.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Kills a writer at random moments, over and over on one data folder. */
public final class KillLoop {
  private static final int MOST_ACKNOWLEDGEMENTS = 60;
  private static final long LONGEST_AFTER_NANOS = 3_000_000L;
  private static final long LONGEST_START_NANOS = 600_000_000L;

  private final CrashSubject subject;
  private final RandomGenerator random;

  public KillLoop(CrashSubject subject, RandomGenerator random) {
    this.subject = subject;
    this.random = random;
  }

  /**
   * What came out.
   *
   * @param kills how often it was killed
   * @param acknowledged how much was acknowledged in all; every bit of it was found
   * @param found how much is there, with what was written but not acknowledged any more
   */
  public record Result(int kills, int acknowledged, int found) {}

  /** Fails with an assertion as soon as something acknowledged is not there once. */
  public Result run(Path dataFolder, Path log, int kills) throws Exception {
    List<String> acknowledged = new ArrayList<>();
    int found = 0;
    for (int run = 0; run < kills; run++) {
      try (CrashChild child = CrashChild.start(subject.command(dataFolder, run), log)) {
        if (run % 8 == 7) {
          child.letRun(random.nextLong(LONGEST_START_NANOS)); // perhaps not even started
        } else {
          child.readUntil(1 + random.nextInt(MOST_ACKNOWLEDGEMENTS));
          child.letRun(random.nextLong(LONGEST_AFTER_NANOS));
        }
        child.kill();
        acknowledged.addAll(child.acknowledged());
      }
      found = subject.check(dataFolder, acknowledged);
    }
    return new Result(kills, acknowledged.size(), found);
  }
}
