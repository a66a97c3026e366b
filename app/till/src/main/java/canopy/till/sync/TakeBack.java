package canopy.till.sync;

import canopy.sync.Enrolment;
import canopy.sync.Head;
import canopy.sync.HeadOfficeLine;
import canopy.sync.LineTrouble;
import canopy.sync.Restore;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalLocked;
import canopy.till.journal.JournalReader;
import canopy.till.journal.JournalVerifier;
import canopy.till.journal.LocalDisk;
import canopy.till.launch.progress.StartProgress;
import canopy.till.launch.progress.StartStep;
import canopy.till.station.DataFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a journal back in place: fetched from head office into a folder of its own, checked from the
 * first line to the last, and only then made the journal of this machine. What was here before is
 * kept beside it. It can be cut off anywhere and begun again. On the start-up's thread.
 */
final class TakeBack {
  private static final Logger LOG = LoggerFactory.getLogger(TakeBack.class);
  private static final Head NOTHING = new Head(0, "0".repeat(64));
  private static final int LINES_A_REPORT = 500;

  /** What a machine writes that has sold nothing yet; what its devices tell, too. */
  private static final Set<String> NO_BUSINESS =
      Set.of(
          Journal.TILL_STARTED,
          "till.stopped",
          "till.locked",
          "till.unlocked",
          "operator.signed_in",
          "operator.signed_out",
          "pin.rejected",
          "action.approved",
          "operator.changed",
          "role.changed",
          "operator.decided",
          "role.decided",
          "people.released",
          "people.held_back",
          "people.named",
          "pin.changed",
          "lockout.lifted",
          "training.started",
          "training.ended",
          "setting.changed",
          "goods.imported",
          "goods.received",
          "goods.left_out",
          "price.changed",
          "price_sign.asked",
          "price_sign.confirmed",
          "price_sign.overdue",
          "local_change.made",
          "local_change.answered",
          "pump_prices.set",
          "pump_prices.refused",
          "tanks.set_up",
          "tanks.read",
          "tanks.balanced",
          "totalisers.read",
          "totalisers.balanced",
          "tank.alarmed",
          "delivery.detected",
          "variance.flagged",
          "drawer.opened",
          "print.queued",
          "print.started",
          "print.confirmed",
          "print.sent",
          "print.failed",
          "print.unknown",
          "print.dismissed");

  private static final Pattern TYPE = Pattern.compile("\"type\":\"([^\"]+)\"");
  private static final long MOST_LINES_TO_LOOK_AT = 1000;

  private final DataFolder folder;
  private final HeadOfficeFiles files;
  private final HeadOfficeLine line;
  private final RandomGenerator random;

  TakeBack(DataFolder folder, HeadOfficeFiles files, HeadOfficeLine line, RandomGenerator random) {
    this.folder = folder;
    this.files = files;
    this.line = line;
    this.random = random;
  }

  /** Whether nothing is lost if this machine's own journal gives way to another. */
  static boolean mayReplace(Journal journal) throws IOException {
    if (journal.lastSeq() > MOST_LINES_TO_LOOK_AT) {
      return false;
    }
    try (JournalReader reader = journal.read(1)) {
      for (JournalLine one = reader.next(); one != null; one = reader.next()) {
        if (!NO_BUSINESS.contains(one.type())) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Does it.
   *
   * @return the settings without the duty
   * @throws NotTakenBack if head office does not give it, or what it gives is not whole
   * @throws IOException if the disk fails
   */
  HeadOfficeSettings run(HeadOfficeSettings settings, Consumer<StartProgress> news)
      throws IOException {
    try (Closeable _ = lock()) {
      Path fresh = folder.root().resolve("journal.taking-back");
      deleteFiles(fresh);
      Files.createDirectories(fresh);
      HeadOfficeSettings.TakenBack taken = fetch(fresh, news);
      refuseIfSold(fresh);
      putInPlace(fresh);
      HeadOfficeSettings done = settings.with(taken);
      files.acknowledged(taken == null ? 0 : taken.seq());
      files.write(done);
      LOG.warn("the journal was taken back from head office: {}", taken);
      return done;
    }
  }

  private Closeable lock() throws IOException {
    LocalDisk disk = new LocalDisk();
    disk.createFolder(folder.root());
    return disk.lock(folder.root().resolve(Journal.LOCK))
        .orElseThrow(() -> new JournalLocked(folder.root()));
  }

  private HeadOfficeSettings.@Nullable TakenBack fetch(Path fresh, Consumer<StartProgress> news)
      throws IOException {
    Head head;
    HeadOfficeSettings.TakenBack taken;
    try (RestoredSegments segments = new RestoredSegments(fresh)) {
      head = Enrolment.head(line);
      long last = head.seq();
      news.accept(new StartProgress(StartStep.TAKING_BACK, 0, last));
      new Restore(line, random)
          .run(
              NOTHING,
              head,
              (seq, one) -> {
                segments.take(one);
                if (seq % LINES_A_REPORT == 0) {
                  news.accept(new StartProgress(StartStep.TAKING_BACK, seq, last));
                }
              });
      taken = segments.taken();
    } catch (LineTrouble e) {
      throw new NotTakenBack(
          "Head office did not give this till's journal back: "
              + e.trouble().code()
              + " "
              + String.join(" ", e.trouble().detail()),
          e);
    }
    JournalVerifier.Report report = JournalVerifier.verify(new LocalDisk(), fresh);
    if (!report.good() || report.lines() != head.seq() || report.tailBytes() > 0) {
      throw new NotTakenBack(
          "Head office's journal of this till is not whole: "
              + report.broken().map(Throwable::getMessage).orElse("it ends in a half decision"),
          null);
    }
    return taken;
  }

  /** A machine that went on selling after it was enrolled keeps its journal where it is. */
  private void refuseIfSold(Path fresh) throws IOException {
    Path place = folder.root().resolve(Journal.FOLDER);
    List<String> own = lines(place);
    boolean putHereBefore = !own.isEmpty() && lines(fresh).containsAll(own);
    for (String text : putHereBefore ? List.<String>of() : own) {
      Matcher type = TYPE.matcher(text);
      if (type.find() && !NO_BUSINESS.contains(type.group(1))) {
        throw new NotTakenBack(
            "This machine has sold since it was enrolled in the place of another: its journal is"
                + " not put aside. Call head office.",
            null);
      }
    }
  }

  /** The whole lines of the first segment: those of a machine that has hardly begun. */
  private static List<String> lines(Path journal) throws IOException {
    if (!Files.isDirectory(journal)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(journal)) {
      Path first =
          all.filter(one -> one.toString().endsWith(".jsonl")).sorted().findFirst().orElse(null);
      if (first == null) {
        return List.of();
      }
      return new String(Files.readAllBytes(first), StandardCharsets.UTF_8)
          .lines()
          .filter(text -> !text.isBlank() && text.charAt(0) != '\0')
          .toList();
    }
  }

  private void putInPlace(Path fresh) throws IOException {
    LocalDisk disk = new LocalDisk();
    Path place = folder.root().resolve(Journal.FOLDER);
    if (Files.exists(place)) {
      Path aside = folder.root().resolve("journal.before");
      for (int i = 2; Files.exists(aside); i++) {
        aside = folder.root().resolve("journal.before-" + i);
      }
      Files.move(place, aside);
    }
    Files.move(fresh, place);
    disk.forceFolder(folder.root());
    deleteFiles(folder.store()); // It says what the other journal said, and is made again.
  }

  private static void deleteFiles(Path in) throws IOException {
    if (Files.isDirectory(in)) {
      try (Stream<Path> all = Files.list(in)) {
        for (Path one : all.filter(Files::isRegularFile).toList()) {
          Files.delete(one);
        }
      }
    }
  }
}
