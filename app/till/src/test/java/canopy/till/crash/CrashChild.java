package canopy.till.crash;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running writer, and what it has acknowledged so far. One thread. */
public final class CrashChild implements AutoCloseable {
  private static final String ACK = "ACK ";
  private static final String FAILED = "FAILED";

  private final Process process;
  private final BufferedReader output;
  private final List<String> acknowledged = new ArrayList<>();
  private boolean saidFailed;

  private CrashChild(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts it; what it says on its error output goes into the log file. */
  public static CrashChild start(List<String> command, Path log) throws IOException {
    return new CrashChild(
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start());
  }

  /** The command line of a Java program on this test's class path, quick to start. */
  public static List<String> java(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  /** Reads until there are so many acknowledgements, or it has ended. */
  public void readUntil(int count) throws IOException {
    while (acknowledged.size() < count && readLine()) {
      // the next one
    }
  }

  /** Lets it run so long, unless it ends before. */
  public void letRun(long nanos) throws InterruptedException {
    process.waitFor(nanos, TimeUnit.NANOSECONDS);
  }

  /** Kills it (SIGKILL); what it had said before counts. */
  public void kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly(); // Process would close the pipe with what it had said.
    readToEnd();
  }

  /** Reads on until it ends by itself; its exit code. */
  public int readToEnd() throws IOException, InterruptedException {
    while (readLine()) {
      // the next one
    }
    return process.waitFor();
  }

  /** What followed ACK, in order. */
  public List<String> acknowledged() {
    return acknowledged;
  }

  /** Whether it said that its disk failed. */
  public boolean saidFailed() {
    return saidFailed;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    output.close();
  }

  private boolean readLine() throws IOException {
    String line = output.readLine();
    if (line == null) {
      return false;
    }
    if (line.startsWith(ACK)) {
      acknowledged.add(line.substring(ACK.length()));
    }
    saidFailed |= line.startsWith(FAILED);
    return true;
  }
}
