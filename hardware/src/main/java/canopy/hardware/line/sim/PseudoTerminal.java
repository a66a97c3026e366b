package canopy.hardware.line.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A serial cable made of two joined pseudo-terminals (needs {@code socat}). The till opens {@link
 * #tillEnd()} as {@code serial:}, the simulator opens {@link #deviceEnd()}. Closing it is what
 * unplugging is; a new one with the same links is plugging in again.
 */
public final class PseudoTerminal implements AutoCloseable {
  private final Process socat;
  private final Path tillEnd;
  private final Path deviceEnd;

  private PseudoTerminal(Process socat, Path tillEnd, Path deviceEnd) {
    this.socat = socat;
    this.tillEnd = tillEnd;
    this.deviceEnd = deviceEnd;
  }

  /**
   * Makes the pair and waits until both ends exist.
   *
   * @param link the name of the till's end; the device's end is the same name with {@code .device}
   * @throws IOException when socat is missing or fails
   */
  public static PseudoTerminal open(Path link) throws IOException {
    Path device = link.resolveSibling(link.getFileName() + ".device");
    Process socat =
        new ProcessBuilder(
                "socat",
                "-d",
                "-d",
                "pty,raw,echo=0,link=" + link.toAbsolutePath(),
                "pty,raw,echo=0,link=" + device.toAbsolutePath())
            .redirectErrorStream(true)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(socat.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      all.append(line).append('\n');
      if (line.contains("starting data transfer loop")) {
        return new PseudoTerminal(socat, link.toAbsolutePath(), device.toAbsolutePath());
      }
    }
    socat.destroyForcibly();
    throw new IOException("socat did not start: " + all);
  }

  /** The path for the till's configuration. */
  public Path tillEnd() {
    return tillEnd;
  }

  /** The path that the simulator opens. */
  public Path deviceEnd() {
    return deviceEnd;
  }

  /** Pulls the plug. */
  @Override
  public void close() {
    socat.destroy();
    try {
      if (!socat.waitFor(5, TimeUnit.SECONDS)) {
        socat.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      socat.destroyForcibly();
    }
  }
}
