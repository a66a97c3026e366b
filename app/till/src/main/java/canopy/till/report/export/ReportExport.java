package canopy.till.report.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Writes documents to files. Stateless; any thread that may wait for the disk. */
public final class ReportExport {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^\\p{L}\\p{N}._-]+");
  private static final int MOST_SAME_NAMES = 1_000;

  private ReportExport() {}

  /**
   * Writes a new file into a folder, which is made if it is not there. Never replaces a file:
   * another one of that name gives {@code name-2}.
   *
   * @param stem the name without extension; signs that files cannot have become hyphens
   * @return where it is
   */
  public static Path save(ReportDocument document, ReportFormat format, Path folder, String stem)
      throws IOException {
    Files.createDirectories(folder);
    Path file = free(folder, NOT_IN_NAMES.matcher(stem).replaceAll("-"), format);
    boolean written = false;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(document, format, out);
      written = true;
    } finally {
      if (!written) {
        // Half a report would be taken for a whole one.
        Files.deleteIfExists(file);
      }
    }
    return file;
  }

  /** Writes to a stream, which stays open. */
  public static void write(ReportDocument document, ReportFormat format, OutputStream out)
      throws IOException {
    switch (format) {
      case PDF -> PdfReport.write(document, out);
      case XLSX -> XlsxReport.write(document, out);
      case CSV -> CsvReport.write(document, out);
    }
    out.flush();
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
