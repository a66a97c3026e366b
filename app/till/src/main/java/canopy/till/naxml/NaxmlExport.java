package canopy.till.naxml;

import canopy.core.account.Span;
import canopy.till.report.export.FileProgress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a day's files. Stateless; any thread that may wait for the disk. */
public final class NaxmlExport {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  private NaxmlExport() {}

  /**
   * The day's files by their names: one {@code PJR} for each event, and the {@code FGM}.
   *
   * @param cashKind the tender kind of what is in the drawer
   * @throws Unmapped if the back office has no name for something; then nothing is written
   */
  public static SortedMap<String, String> files(NaxmlDay day, NaxmlMapping mapping, String cashKind)
      throws Unmapped {
    return files(day, mapping, cashKind, new FileProgress());
  }

  private static SortedMap<String, String> files(
      NaxmlDay day, NaxmlMapping mapping, String cashKind, FileProgress progress) throws Unmapped {
    Codes codes = new Codes(mapping);
    Span span = day.report().span();
    String stem = DAY.format(span.day()) + "-" + day.station().till();
    SortedMap<String, String> files = new TreeMap<>();
    new JournalDocument(day, codes, cashKind)
        .documents(progress::check)
        .forEach(
            (seq, document) ->
                files.put(String.format(Locale.ROOT, "PJR%s-%012d.xml", stem, seq), document));
    files.put("FGM" + stem + ".xml", new MovementDocument(day, codes).document());
    codes.check();
    return files;
  }

  /**
   * Writes the files into a folder of their own; what an earlier export of the day left there is
   * replaced once all are written.
   *
   * @return the folder
   * @throws java.util.concurrent.CancellationException if it was stopped; all is as it was before
   */
  public static Path save(
      NaxmlDay day, NaxmlMapping mapping, String cashKind, Path parent, FileProgress progress)
      throws Unmapped, IOException {
    SortedMap<String, String> files = files(day, mapping, cashKind, progress);
    progress.expect(files.size());
    Files.createDirectories(parent);
    Path part = Files.createTempDirectory(parent, ".naxml-");
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(part.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        progress.step();
      }
      Path folder = parent.resolve("naxml-" + day.report().span().day());
      Files.createDirectories(folder);
      for (String name : files.keySet()) {
        Files.move(part.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      return folder;
    } finally {
      for (String name : files.keySet()) {
        Files.deleteIfExists(part.resolve(name));
      }
      Files.deleteIfExists(part);
    }
  }
}
