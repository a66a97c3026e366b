package canopy.till.launch;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JVM's ahead-of-time cache (JEP 483 and 514), made by the program itself. The command line
 * always names the cache with {@code -XX:AOTCache=FILE}; a JVM that cannot use the file, or does
 * not find it, starts without it and says nothing ({@code -Xlog:aot=off -Xlog:cds=off}). After
 * sign-in {@link #renew} makes the file in a child process if it is missing or belongs to another
 * Java or other jars, so the next start is the fast one. Nothing here can fail the till: whatever
 * goes wrong is one line in the log.
 *
 * <p>Thread-safe; {@link #renew} returns at once and works on the daemon thread {@code aot-cache}.
 */
public final class AotCache implements AutoCloseable {
  /** The system property with the path that {@code -XX:AOTCache} names. */
  public static final String PROPERTY = "canopy.aot";

  private static final Duration LONGEST_TRAINING = Duration.ofMinutes(3);
  private static final Logger LOG = LoggerFactory.getLogger(AotCache.class);

  private final Path file;
  private final JavaCommand java;
  private volatile @Nullable Process training;
  private volatile boolean closed;

  AotCache(Path file, JavaCommand java) {
    this.file = file;
    this.java = java;
  }

  /** The cache of this very process, or empty if the command line names none. */
  public static Optional<AotCache> ofThisProcess() {
    String path = System.getProperty(PROPERTY, "");
    return path.isEmpty()
        ? Optional.empty()
        : JavaCommand.ofThisProcess().map(java -> new AotCache(Path.of(path), java));
  }

  /**
   * Makes the cache in the background if there is none for this Java and these jars.
   *
   * @param trainingArguments what the child process is to run: a start as like a real one as
   *     possible that ends by itself with 0, on data of its own
   */
  public void renew(List<String> trainingArguments) {
    Thread.ofPlatform().name("aot-cache").daemon().start(() -> makeIfStale(trainingArguments));
  }

  /** Ends a training that is under way; its half-made file is removed by the next one. */
  @Override
  public void close() {
    closed = true;
    Process running = training;
    if (running != null) {
      running.destroy();
    }
  }

  /**
   * The JVM's options that make a cache. It holds classes, but not what the training counted (JEP
   * 515): with those counts a start compiles at once, by the slow compiler, what a till needs only
   * after hours, and pays for it with a sixth of its processor. A JVM that does not know the option
   * makes a cache all the same.
   *
   * @param fresh the file
   */
  public static List<String> making(Path fresh) {
    return List.of(
        "-XX:AOTCacheOutput=" + fresh,
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-AOTRecordTraining");
  }

  /** Whether the cache exists and was made by this Java from these jars. */
  boolean isFresh() {
    try {
      return Files.exists(file) && Files.readString(stamp()).equals(java.fingerprint());
    } catch (IOException e) {
      return false;
    }
  }

  /** The work of {@link #renew}; true if the cache is fresh afterwards. */
  boolean makeIfStale(List<String> trainingArguments) {
    try {
      return isFresh() || makeAlone(trainingArguments);
    } catch (IOException e) {
      LOG.warn("no AOT cache at {}: the next start is a slow one", file, e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Two programs on one machine (or a demo beside the till) must not write one file. */
  private boolean makeAlone(List<String> trainingArguments)
      throws IOException, InterruptedException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (FileChannel channel =
            FileChannel.open(
                sibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null && (isFresh() || make(trainingArguments));
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private boolean make(List<String> trainingArguments) throws IOException, InterruptedException {
    Path fresh = sibling(".new");
    Files.deleteIfExists(fresh);
    String fingerprint = java.fingerprint();
    List<String> line = new ArrayList<>(gently());
    line.addAll(java.line(making(fresh), trainingArguments));
    long startNanos = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectErrorStream(true)
            .redirectOutput(sibling(".log").toFile());
    builder.environment().remove("CLASSPATH"); // a cache cannot hold the folders that it may name
    Process child = builder.start();
    training = child;
    if (closed || !child.waitFor(LONGEST_TRAINING.toSeconds(), TimeUnit.SECONDS)) {
      child.destroyForcibly();
    }
    int exit = child.waitFor();
    training = null;
    if (exit != 0 || !Files.exists(fresh)) {
      LOG.warn("no AOT cache: its training run ended with {}, see {}", exit, sibling(".log"));
      Files.deleteIfExists(fresh);
      return false;
    }
    Files.deleteIfExists(stamp());
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(stamp(), fingerprint, StandardCharsets.US_ASCII);
    LOG.info(
        "AOT cache made: {}, {} bytes, {} ms",
        file,
        Files.size(file),
        Duration.ofNanos(System.nanoTime() - startNanos).toMillis());
    return true;
  }

  private Path stamp() {
    return sibling(".stamp");
  }

  private Path sibling(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** A cashier is selling meanwhile: the child gets what is left of the processor. */
  private static List<String> gently() {
    Path nice = Path.of("/usr/bin/nice");
    return Files.isExecutable(nice) ? List.of(nice.toString(), "-n", "19") : List.of();
  }

  private static File nothing() {
    boolean windows = File.separatorChar == '\\';
    return new File(windows ? "NUL" : "/dev/null");
  }
}
