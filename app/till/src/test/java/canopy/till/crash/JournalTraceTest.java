package canopy.till.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The kernel as witness: before each acknowledgement the journal's file was written and then
 * forced. Where strace is missing, JournalFaultTest shows the same on an injected disk.
 */
class JournalTraceTest {
  private static final int ACKNOWLEDGEMENTS = 100;
  private static final Pattern WRITTEN = Pattern.compile("pwrite64\\((\\d+), .*");
  private static final Pattern FORCED = Pattern.compile("(?:fdatasync|fsync)\\((\\d+).*");

  @TempDir Path folder;

  @Test
  void everyAcknowledgementFollowsAForce() throws Exception {
    Assumptions.assumeTrue(straceWorks(), "strace does not work here; skipped");
    Path trace = folder.resolve("trace");
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-s", "16", "-o"));
    command.addAll(List.of(trace.toString(), "-e", "trace=write,pwrite64,fdatasync,fsync", "--"));
    command.addAll(
        CrashChild.java(
            JournalWriter.class,
            folder.resolve("data").toString(),
            "0",
            Integer.toString(ACKNOWLEDGEMENTS)));
    try (CrashChild child = CrashChild.start(command, folder.resolve("log"))) {
      assertThat(child.readToEnd()).isZero();
      assertThat(child.acknowledged()).hasSize(ACKNOWLEDGEMENTS);
    }
    assertThat(forcedAcknowledgements(callsOfTheWriter(trace))).isEqualTo(ACKNOWLEDGEMENTS);
  }

  /** Calls of the thread that acknowledges, each when it has returned. */
  private static List<String> callsOfTheWriter(Path trace) throws IOException {
    List<String> lines = Files.readAllLines(trace);
    String writer =
        lines.stream().filter(l -> l.contains("\"ACK ")).findFirst().orElseThrow().split(" ")[0];
    List<String> calls = new ArrayList<>();
    String begun = "";
    for (String line : lines) {
      if (!line.startsWith(writer + " ")) {
        continue;
      }
      String call = line.substring(writer.length()).strip();
      if (call.endsWith("<unfinished ...>")) {
        begun = call.replace("<unfinished ...>", "");
      } else if (call.startsWith("<... ")) {
        calls.add(begun + call.substring(call.indexOf("resumed>") + 8));
      } else {
        calls.add(call);
      }
    }
    return calls;
  }

  private static int forcedAcknowledgements(List<String> calls) {
    int count = 0;
    String written = "";
    String forced = "";
    for (String call : calls) {
      Matcher write = WRITTEN.matcher(call);
      Matcher force = FORCED.matcher(call);
      if (write.matches()) {
        written = write.group(1);
        forced = "";
      } else if (force.matches() && call.endsWith("= 0")) {
        forced = force.group(1);
      } else if (call.startsWith("write(1, \"ACK ")) {
        assertThat(written).as("written before acknowledgement %d", count).isNotEmpty();
        assertThat(forced).as("forced before acknowledgement %d", count).isEqualTo(written);
        written = "";
        count++;
      }
    }
    return count;
  }

  private boolean straceWorks() throws InterruptedException {
    try {
      Path out = folder.resolve("try");
      return new ProcessBuilder("strace", "-o", out.toString(), "true").start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
