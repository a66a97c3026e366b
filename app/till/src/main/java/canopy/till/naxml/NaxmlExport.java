package canopy.till.naxml;

import canopy.core.account.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Codes codes = new Codes(mapping);
    Span span = day.report().span();
    String stem = DAY.format(span.day()) + "-" + day.station().till();
    SortedMap<String, String> files = new TreeMap<>();
    new JournalDocument(day, codes, cashKind)
        .documents()
        .forEach(
            (seq, document) ->
                files.put(String.format(Locale.ROOT, "PJR%s-%012d.xml", stem, seq), document));
    files.put("FGM" + stem + ".xml", new MovementDocument(day, codes).document());
    codes.check();
    return files;
  }

  /**
   * Writes the files into a folder of their own; what an earlier export of the day left there is
   * replaced.
   *
   * @return the folder
   */
  public static Path save(NaxmlDay day, NaxmlMapping mapping, String cashKind, Path parent)
      throws Unmapped, IOException {
    SortedMap<String, String> files = files(day, mapping, cashKind);
    Path folder = parent.resolve("naxml-" + day.report().span().day());
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
    }
    return folder;
  }
}
