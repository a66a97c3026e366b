package canopy.till.report.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** Writes documents to files. Stateless; any thread that may wait for the disk. */
public final class ReportExport {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{N}._-]+");
  private static final int MOST_SAME_NAMES = 1_000;

  private ReportExport() {}

  /**
   * Writes a new file into a folder, which is made if it is not there. Never replaces a file:
   * another one of that name gives {@code name-2}. It has its name when it is whole; what fails or
   * is stopped leaves nothing.
   *
   * @param stem the name without extension; signs that files cannot have become hyphens
   * @return where it is
   * @throws java.util.concurrent.CancellationException if it was stopped
   */
  public static Path save(
      ReportDocument document, ReportFormat format, Path folder, String stem, FileProgress progress)
      throws IOException {
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, ".", ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        write(document, format, out, progress);
      }
      progress.check();
      return named(part, folder, NOT_IN_NAMES.matcher(stem).replaceAll("-"), format);
    } finally {
      // Half a report would be taken for a whole one.
      Files.deleteIfExists(part);
    }
  }

  /** Writes to a stream, which stays open. */
  public static void write(
      ReportDocument document, ReportFormat format, OutputStream out, FileProgress progress)
      throws IOException {
    progress.expect(document.sections().stream().mapToLong(each -> each.rows().size()).sum());
    switch (format) {
      case PDF -> PdfReport.write(document, out, progress);
      case XLSX -> XlsxReport.write(document, out, progress);
      case CSV -> CsvReport.write(document, out, progress);
    }
    out.flush();
  }

  /** The name is taken first: two that are whole at the same moment do not get the same. */
  private static Path named(Path part, Path folder, String stem, ReportFormat format)
      throws IOException {
    Path file = free(folder, stem, format);
    boolean moved = false;
    try {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      moved = true;
    } finally {
      if (!moved) {
        Files.deleteIfExists(file);
      }
    }
    return file;
  }

  private static Path free(Path folder, String stem, ReportFormat format) throws IOException {
    for (int i = 1; i <= MOST_SAME_NAMES; i++) {
      String name = (i == 1 ? stem : stem + "-" + i) + "." + format.extension();
      Path file = folder.resolve(name);
      if (Files.notExists(file)) {
        return Files.createFile(file);
      }
    }
    throw new FileAlreadyExistsException(folder.resolve(stem).toString());
  }
}
