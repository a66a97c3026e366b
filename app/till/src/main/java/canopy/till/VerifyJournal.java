package canopy.till;

import canopy.till.journal.JournalBroken;
import canopy.till.journal.JournalVerifier;
import canopy.till.journal.LocalDisk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code canopy verify-journal DIR}: checks a journal that no till has open, and changes nothing.
 */
final class VerifyJournal {
  private static final String JOURNAL = "journal";

  private VerifyJournal() {}

  /**
   * @param arguments the data folder, or the folder with the segments itself
   * @return 0 if every line and every signature is good, 1 if not, 2 if there is no such folder
   */
  static int run(List<String> arguments, PrintStream out) throws IOException {
    if (arguments.size() != 1 || !Files.isDirectory(Path.of(arguments.getFirst()))) {
      out.println("verify-journal needs one folder: a till's data folder.");
      return 2;
    }
    Path given = Path.of(arguments.getFirst());
    Path folder = Files.isDirectory(given.resolve(JOURNAL)) ? given.resolve(JOURNAL) : given;
    JournalVerifier.Report report = JournalVerifier.verify(new LocalDisk(), folder);
    out.println("segments:   " + report.segments());
    out.println(
        "lines:      " + report.lines() + (report.good() ? "" : " before the first bad one"));
    out.println("last hash:  " + report.lastHash());
    out.println("signatures: " + report.seals() + " days, each verified");
    if (report.tailBytes() > 0) {
      out.println(
          "unfinished: "
              + report.tailBytes()
              + " bytes of a write that was never acknowledged; the next start cuts them off");
    }
    out.println(report.broken().map(JournalBroken::getMessage).orElse("journal ok"));
    return report.good() ? 0 : 1;
  }
}
