package canopy.till.sync;

import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.UnreadableEvent;
import canopy.core.sale.CompletedSale;
import canopy.sync.Enrolment;
import canopy.sync.FeedReceiver;
import canopy.sync.FeedSink;
import canopy.sync.HeadOfficeAddress;
import canopy.sync.HeadOfficeLine;
import canopy.sync.LineTrouble;
import canopy.sync.SyncStatus;
import canopy.sync.TillKey;
import canopy.sync.Trouble;
import canopy.sync.Uploader;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.launch.progress.StartProgress;
import canopy.till.loop.Held;
import canopy.till.loop.Ledger;
import canopy.till.station.DataFolder;
import canopy.till.station.StationConfig;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The till's side of head office. A till that is not enrolled has nothing of it but the page.
 * Opened and closed by the start-up; {@link #wake}, {@link #tryNow} and {@link #view} never wait
 * and are for any thread; the rest waits for network and disk, on a background thread.
 */
public final class HeadOfficeDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HeadOfficeDesk.class);
  private static final String SALE_COMPLETED = "sale.completed";
  private static final long SIGN_OFF_PATIENCE_MILLIS = 30_000;
  private static final int SIGN_OFF_TRIES = 5;

  private final DataFolder folder;
  private final HeadOfficeFiles files;
  private final StationConfig station;
  private final Clock clock;
  private final RandomGenerator random;
  private final Object changed = new Object();
  private volatile @Nullable HeadOfficeSettings settings;
  private volatile @Nullable Connection connection;
  private volatile @Nullable Journal journal;
  private @Nullable FeedSink sink;
  private Joining.Hold hold = held -> CompletableFuture.completedFuture(held);

  /** An open line with what runs on it. */
  private record Connection(
      HeadOfficeLine line,
      JournalBatches batches,
      Uploader uploader,
      @Nullable FeedReceiver receiver)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      line.close();
      uploader.close();
      if (receiver != null) {
        receiver.close();
      }
      batches.close();
    }
  }

  private HeadOfficeDesk(
      DataFolder folder, StationConfig station, Clock clock, RandomGenerator random)
      throws IOException {
    this.folder = folder;
    this.files = new HeadOfficeFiles(folder);
    this.station = station;
    this.clock = clock;
    this.random = random;
    this.settings = files.settings();
  }

  /**
   * Reads how the till is enrolled. If it is in the place of another machine whose journal is still
   * to be fetched, that is done now, before the journal is opened; otherwise nobody is asked.
   *
   * @param random for keys' nonces and for waits: not to be guessed
   * @param news how far the fetching is
   * @throws NotTakenBack if the journal could not be fetched; the till must not sell without it
   * @throws IOException if the settings cannot be read, or the disk fails
   */
  public static HeadOfficeDesk open(
      DataFolder folder,
      StationConfig station,
      Clock clock,
      RandomGenerator random,
      Consumer<StartProgress> news)
      throws IOException {
    HeadOfficeDesk desk = new HeadOfficeDesk(folder, station, clock, random);
    desk.takeBack(news);
    return desk;
  }

  /**
   * Enrols a till that was never started, and opens nothing.
   *
   * @throws HeadOfficeAddress.Unusable if the address is none
   * @throws LineTrouble if head office cannot be reached or refuses
   * @throws IOException if the disk fails
   */
  public static EnrolResult enrolNew(
      DataFolder folder, HeadOfficeAddress address, String code, String program, Clock clock)
      throws IOException {
    HeadOfficeDesk desk =
        new HeadOfficeDesk(folder, folder.stationConfig(), clock, new SecureRandom());
    return desk.enrol(address, code, program);
  }

  private void takeBack(Consumer<StartProgress> news) throws IOException {
    HeadOfficeSettings now = settings;
    if (now != null && now.takeBack()) {
      try (HeadOfficeLine line = line(now, files.key(now))) {
        settings = new TakeBack(folder, files, line, random).run(now, news);
      }
    }
  }

  /**
   * The journal is open: sends it, if the till is enrolled.
   *
   * @param applies where changes of head office go; null to ask for none
   * @param holds makes the till take no more business, or lets it go on; answers when everything
   *     that was asked before has been done
   */
  public synchronized void connect(
      Journal open, @Nullable FeedSink applies, Function<Held, CompletableFuture<?>> holds) {
    journal = open;
    sink = applies;
    hold = holds::apply;
    HeadOfficeSettings now = settings;
    if (now != null) {
      try {
        connection = connection(now, files.key(now), open);
      } catch (IOException | IllegalArgumentException e) {
        // A till sells without head office; the page says that it must be enrolled again.
        LOG.error("head office cannot be used", e);
      }
    }
    if (files.inQuestion()) {
      var _ = hold.set(Held.UNTIL_ENROLLED);
    }
  }

  private HeadOfficeLine line(HeadOfficeSettings now, @Nullable TillKey key) {
    return new HeadOfficeLine(
        new HeadOfficeAddress(now.address(), now.pin()),
        HeadOfficeLine.Times.STANDARD,
        key,
        clock,
        random);
  }

  private Connection connection(HeadOfficeSettings now, TillKey key, Journal open) {
    HeadOfficeLine line = line(now, key);
    JournalBatches batches = new JournalBatches(open);
    Uploader.Times times = Uploader.Times.of(clock);
    Uploader uploader =
        new Uploader(
            line,
            batches,
            Uploader.Limits.STANDARD,
            times,
            random,
            files.acknowledged(),
            this::heard);
    FeedSink applies = sink;
    FeedReceiver receiver =
        applies == null ? null : new FeedReceiver(line, applies, times, random, status -> {});
    uploader.start();
    if (receiver != null) {
      receiver.start();
    }
    return new Connection(line, batches, uploader, receiver);
  }

  /** On the uploader's thread. */
  private void heard(SyncStatus status) {
    try {
      files.acknowledged(status.acknowledgedSeq());
    } catch (IOException e) {
      LOG.warn("could not note what head office has: {}", e.toString());
    }
    synchronized (changed) {
      changed.notifyAll();
    }
  }

  /** There are new lines in the journal. */
  public void wake() {
    Connection open = connection;
    if (open != null) {
      open.uploader().wake();
    }
  }

  /** A person wants it tried at once. */
  public void tryNow() {
    Connection open = connection;
    if (open != null) {
      open.uploader().tryNow();
      FeedReceiver receiver = open.receiver();
      if (receiver != null) {
        receiver.tryNow();
      }
    }
  }

  public HeadOfficeView view() {
    Connection open = connection;
    Journal written = journal;
    FeedReceiver receiver = open == null ? null : open.receiver();
    return new HeadOfficeView(
        settings,
        open == null ? null : open.uploader().status(),
        receiver == null ? null : receiver.status(),
        written == null ? 0 : written.lastSeq());
  }

  /**
   * Enrols the till with a one-time code. May be called again if the answer was lost. A till whose
   * own journal gives way to head office's takes no more business until it is started again; nor
   * does one that cannot know whether it was taken, until it is enrolled.
   *
   * @throws HeadOfficeAddress.Unusable if the address is none
   * @throws LineTrouble if head office cannot be reached or refuses
   * @throws IOException if the disk fails
   */
  public synchronized EnrolResult enrol(HeadOfficeAddress address, String code, String program)
      throws IOException {
    HeadOfficeSettings next;
    try (HeadOfficeLine line =
        new HeadOfficeLine(address, HeadOfficeLine.Times.STANDARD, null, clock, random)) {
      next = new Joining(files, station, journal, hold).join(line, address, code, program);
    }
    if (next == null) {
      return new EnrolResult(EnrolResult.Outcome.HAS_SALES, station.site(), station.till());
    }
    settings = next;
    disconnect();
    Journal open = journal;
    if (open != null && !next.takeBack()) {
      connection = connection(next, files.key(next), open);
    }
    return new EnrolResult(
        next.takeBack() ? EnrolResult.Outcome.TAKES_BACK : EnrolResult.Outcome.ENROLLED,
        next.site(),
        next.till());
  }

  /**
   * Signs the till off for good, once head office has every line.
   *
   * @throws LineTrouble {@code LINES_MISSING} if it does not get them; the till stays enrolled
   * @throws IOException if the disk fails
   */
  public synchronized void signOff() throws IOException, InterruptedException {
    Connection open = connection;
    Journal written = journal;
    if (open == null || written == null) {
      return;
    }
    for (int tried = 1; !signedOff(open, written, tried == SIGN_OFF_TRIES); tried++) {
      LOG.info("the till wrote on while it was signed off; once more");
    }
    disconnect();
    files.forget();
    settings = null;
  }

  /** Signs off at the line that is the last one now; false if there came another meanwhile. */
  private boolean signedOff(Connection open, Journal written, boolean last)
      throws IOException, InterruptedException {
    long seq = written.lastSeq();
    awaitSent(open.uploader(), seq);
    try {
      Enrolment.signOff(open.line(), seq);
      return true;
    } catch (LineTrouble e) {
      Trouble.Code code = e.trouble().code();
      boolean sent = open.uploader().status().acknowledgedSeq() >= seq;
      boolean tooFast = code == Trouble.Code.TOO_MANY;
      if (last || !(tooFast || (sent && code == Trouble.Code.LINES_MISSING))) {
        throw e;
      }
      open.line().rest();
      return false;
    }
  }

  private void awaitSent(Uploader uploader, long seq) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMillis(SIGN_OFF_PATIENCE_MILLIS).toNanos();
    synchronized (changed) {
      while (uploader.status().acknowledgedSeq() < seq) {
        long leftMillis = (end - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
          return; // Head office says by itself what is missing.
        }
        changed.wait(leftMillis);
      }
    }
  }

  /**
   * The sales that head office does not have yet, oldest first.
   *
   * @param most no more than so many
   * @throws IOException if the journal cannot be read
   */
  public List<UnsentSale> unsent(int most) throws IOException {
    Journal open = journal;
    HeadOfficeView now = view();
    SyncStatus up = now.up();
    List<UnsentSale> sales = new ArrayList<>();
    if (open == null || up == null || now.waiting() == 0) {
      return sales;
    }
    Ledger ledger = new Ledger(open);
    try (JournalReader reader = open.read(up.acknowledgedSeq() + 1)) {
      JournalLine line = reader.next();
      while (line != null && sales.size() < most) {
        if (line.type().equals(SALE_COMPLETED)) {
          Recorded recorded = ledger.recorded(line);
          if (recorded.event() instanceof SaleEvent.Completed(CompletedSale sale)) {
            sales.add(
                new UnsentSale(line.seq(), sale.id(), line.at(), sale.totals().total().minor()));
          }
        }
        line = reader.next();
      }
    } catch (UnreadableEvent e) {
      throw new IOException("a sale in the journal cannot be read", e);
    }
    return sales;
  }

  private void disconnect() throws IOException {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() throws IOException {
    disconnect();
  }
}
