package canopy.till.demo;

import canopy.till.launch.JavaCommand;
import canopy.till.station.DemoStation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Another program of this build in a process of its own: the same Java and module path. It says on
 * one line that it is ready; everything it says goes to a file. It ends when this process ends,
 * however that happens, because its standard input ends then. Any thread.
 */
public final class ChildProgram implements AutoCloseable {
  private static final long READY_SECONDS = 60;
  private static final long END_SECONDS = 10;

  private final Process process;
  private final String name;
  private final Path log;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private ChildProgram(Process process, String name, Path log) {
    this.process = process;
    this.name = name;
    this.log = log;
  }

  /**
   * Starts the program and waits until it is ready.
   *
   * @param java how to start it; see {@link JavaCommand#running}
   * @param arguments of the program
   * @param readyStart how the line begins that says that it is ready
   * @param log where its output goes
   * @throws IOException if it does not become ready within a minute
   */
  static ChildProgram start(JavaCommand java, List<String> arguments, String readyStart, Path log)
      throws IOException {
    // Short lives: the quick compiler alone starts faster and leaves more of two cores to the till.
    // A controller's clock shows the station's time.
    List<String> quick =
        List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-Duser.timezone=" + DemoStation.ZONE);
    return start(java.line(quick, arguments), readyStart, READY_SECONDS, log);
  }

  /**
   * The same with the whole command line given.
   *
   * @param seconds it may take until it is ready
   */
  public static ChildProgram start(List<String> line, String readyStart, long seconds, Path log)
      throws IOException {
    String name = log.getFileName().toString().replace(".log", "");
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    ChildProgram child = new ChildProgram(process, name, log);
    Thread.ofPlatform().daemon().name("output of " + name).start(() -> child.copy(readyStart));
    try {
      child.ready.get(seconds, TimeUnit.SECONDS);
      return child;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      child.close();
      throw new IOException("interrupted while starting " + name, e);
    } catch (ExecutionException | TimeoutException e) {
      child.close();
      throw new IOException(name + " did not say " + readyStart + "; see " + log, e);
    }
  }

  /** The line that said that it was ready. */
  public String readyLine() {
    return ready.join();
  }

  /**
   * The value of {@code name=value} in the line that said that it was ready.
   *
   * @throws IllegalStateException if it is not there
   */
  public String announced(String key) {
    for (String word : readyLine().split(" ", -1)) {
      if (word.startsWith(key + "=")) {
        return word.substring(key.length() + 1);
      }
    }
    throw new IllegalStateException(name + " did not say its " + key + ": " + readyLine());
  }

  /** Kills it at once, as a power cut would. Returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /**
   * Waits for its end.
   *
   * @return its exit code
   * @throws IOException if it does not end in time
   */
  public int await(long seconds) throws IOException {
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new IOException(name + " did not end in " + seconds + " s; see " + log);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + name, e);
    }
  }

  private void copy(String readyStart) {
    List<String> last = new ArrayList<>();
    try (BufferedReader in =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Writer out = Files.newBufferedWriter(log)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(line + "\n");
        out.flush();
        if (line.startsWith(readyStart)) {
          ready.complete(line);
        }
        if (last.size() == 5) {
          last.removeFirst();
        }
        last.add(line);
      }
      ready.completeExceptionally(new IOException(name + " ended: " + String.join(" | ", last)));
    } catch (IOException e) {
      // The stream is closed under the reader when the child is ended; that is no fault.
      ready.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }
}
