package canopy.hardware.printer.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Where the simulator keeps what it printed: {@code 0001.bin}, {@code 0002.bin} ... each the very
 * bytes of one job; {@code 0003-torn.bin} when it was cut off by a reset. A file appears only when
 * it is whole.
 */
final class JobFolder {
  private final Path folder;
  private int count;

  JobFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      count = (int) files.filter(file -> file.toString().endsWith(".bin")).count();
    }
  }

  int count() {
    return count;
  }

  void save(byte[] job, boolean torn) {
    String name = String.format("%04d%s.bin", count + 1, torn ? "-torn" : "");
    try {
      Path fresh = Files.createTempFile(folder, "job", ".tmp");
      Files.write(fresh, job);
      Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      count++;
    } catch (IOException e) {
      throw new UncheckedIOException("the job could not be kept", e);
    }
  }
}
