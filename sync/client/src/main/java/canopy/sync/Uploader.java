package canopy.sync;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the journal to head office, line by line as it was written, and goes by nothing but head
 * office's head: what it says to have is where the next batch starts. Sending twice is harmless, so
 * every doubt ends in asking and sending again. All work is done on one thread of its own; the
 * public methods are for any thread and never wait, but {@link #close}.
 */
public final class Uploader implements AutoCloseable {
  /**
   * How much and how often.
   *
   * @param mostLines in one batch, unless head office takes fewer; one decision is always sent
   *     whole
   * @param mostBytes in one batch, unpacked, unless head office takes fewer
   * @param gather least time between two batches that are not full, so that a sale is one request
   *     and not six
   * @param heartbeat after how long without lines head office is asked whether it is still there
   */
  public record Limits(int mostLines, int mostBytes, Duration gather, Duration heartbeat) {
    /** By the protocol's limits. */
    public static final Limits STANDARD =
        new Limits(8000, 4 * 1024 * 1024, Duration.ofMillis(700), Duration.ofSeconds(60));
  }

  /**
   * What head office takes.
   *
   * @param lines in one batch, at most
   * @param bytes in one batch, unpacked, at most
   * @param batches at a time, at most
   */
  private record Takes(int lines, int bytes, int batches) {
    /** What every head office takes. */
    static final Takes LEAST = new Takes(2000, 2 * 1024 * 1024, 1);

    static Takes of(JsonNode said) {
      return new Takes(
          Math.max(1, said.path("lines").asInt(LEAST.lines)),
          Math.max(1, said.path("bytes").asInt(LEAST.bytes)),
          Math.clamp(said.path("batches").asInt(LEAST.batches), 1, MOST_ON_THE_WAY));
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Uploader.class);
  private static final String JOURNAL = "/v1/journal";
  private static final String LINES = "application/x-ndjson";
  private static final int MOST_ON_THE_WAY = 3;

  private final HeadOfficeLine line;
  private final ReadAhead journal;
  private final OnTheWay onTheWay;
  private final Limits limits;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Backoff backoff;
  private final Consumer<SyncStatus> news;
  private final Worker worker = new Worker("sync-up", this::step);

  private volatile SyncStatus status;
  private volatile boolean pressed;

  /** The first line that is not acknowledged; 0 while head office has not been asked. */
  private long nextSeq;

  private Takes takes = Takes.LEAST;
  private int mostLines;

  /** How many batches may be on their way: one only, after a trouble, until one has arrived. */
  private int mostBatches = 1;

  private boolean asked;
  private long notBeforeNanos;
  private long gatheredNanos;
  private long heardNanos;
  private int gaps;

  /**
   * @param acknowledgedSeq what head office had when the till last ran: shown until it is asked
   * @param news called on the uploader's thread whenever the status changes; must return at once
   */
  public Uploader(
      HeadOfficeLine line,
      JournalLines journal,
      Limits limits,
      Times times,
      RandomGenerator random,
      long acknowledgedSeq,
      Consumer<SyncStatus> news) {
    this.line = line;
    this.journal = new ReadAhead(journal);
    this.onTheWay = new OnTheWay(line, JOURNAL, LINES);
    this.limits = limits;
    this.clock = times.clock();
    this.nanoTime = times.nanoTime();
    this.backoff = new Backoff(random);
    this.news = news;
    this.mostLines = limits.mostLines();
    this.status =
        new SyncStatus(SyncStatus.State.STARTING, clock.instant(), acknowledgedSeq, null, null, 0);
    long now = nanoTime.getAsLong();
    notBeforeNanos = now;
    gatheredNanos = now;
    heardNanos = now;
  }

  /**
   * Two clocks.
   *
   * @param clock tells the time of day
   * @param nanoTime never jumps
   */
  public record Times(Clock clock, LongSupplier nanoTime) {
    /** This machine's. */
    public static Times of(Clock clock) {
      return new Times(clock, System::nanoTime);
    }
  }

  /** Starts sending. */
  public void start() {
    worker.start();
  }

  /** There are new lines in the journal. */
  public void wake() {
    worker.ring();
  }

  /** A person wants it tried at once, whatever the back-off says. */
  public void tryNow() {
    pressed = true;
    worker.ring();
  }

  public SyncStatus status() {
    return status;
  }

  @Override
  public void close() {
    worker.close();
    journal.settle();
  }

  /** Waits for one answer at most. */
  Duration step() {
    long now = nanoTime.getAsLong();
    if (!pressed && now - notBeforeNanos < 0) {
      return Duration.ofNanos(notBeforeNanos - now);
    }
    boolean wanted = pressed;
    pressed = false;
    try {
      if (!asked || wanted) {
        ask();
        return Duration.ZERO;
      }
      long lastSeq = journal.lastSeq();
      if (nextSeq > lastSeq || lacksLines(lastSeq)) {
        return idle(now);
      }
      return send(now, lastSeq);
    } catch (LineTrouble e) {
      return failed(e);
    } catch (IOException e) {
      LOG.error("the journal cannot be read for head office", e);
      return failed(new LineTrouble(Trouble.of(Trouble.Code.JOURNAL_UNREADABLE), e));
    }
  }

  /** Whether all that is here was compared already, and head office has more. */
  private boolean lacksLines(long lastSeq) {
    Trouble trouble = status.trouble();
    return trouble != null
        && trouble.code() == Trouble.Code.LACKS_LINES
        && trouble.detail().getLast().equals(Long.toString(lastSeq));
  }

  private Duration idle(long now) {
    long quiet = now - heardNanos;
    long heartbeat = limits.heartbeat().toNanos();
    if (quiet >= heartbeat) {
      asked = false;
      return Duration.ZERO;
    }
    return Duration.ofNanos(heartbeat - quiet);
  }

  private void ask() throws IOException {
    onTheWay.settle();
    Answer answer = line.get("/v1/till").orTrouble();
    String state = answer.json().path("state").asText();
    if (state.equals("QUARANTINED") || state.equals("REVOKED")) {
      throw new LineTrouble(
          state.equals("REVOKED")
              ? Trouble.of(Trouble.Code.REVOKED, answer.json().path("reason").asText(""))
              : Trouble.of(Trouble.Code.QUARANTINED, answer.json().path("seq").asText("")));
    }
    Head head = answer.head();
    takes = Takes.of(answer.json().path("takes"));
    mostLines = Math.min(mostLines, usualLines());
    asked = true;
    gaps = 0;
    goOnAfter(head);
    heard(head, status.acknowledgedAt(), status.unreadable());
  }

  private int usualLines() {
    return Math.min(limits.mostLines(), takes.lines());
  }

  private Duration send(long now, long lastSeq) throws IOException {
    long gathering = gatheredNanos + limits.gather().toNanos() - now;
    if (onTheWay.count() == 0 && !isWhole(nextSeq) && gathering > 0) {
      return Duration.ofNanos(gathering);
    }
    boolean goesOn = onTheWay.count() > 0 || sendFrom(nextSeq);
    while (goesOn && onTheWay.count() < mostBatches && isWhole(onTheWay.nextSeq())) {
      goesOn = sendFrom(onTheWay.nextSeq());
    }
    if (onTheWay.nextSeq() > lastSeq) {
      gatheredNanos = now; // What a full batch has left over is as old as the batch.
    }
    JournalLines.Batch batch = onTheWay.first();
    Answer answer;
    try {
      answer = onTheWay.take();
    } catch (LineTrouble e) {
      return refused(batch, e);
    }
    arrived(batch, answer);
    return Duration.ZERO;
  }

  /** Whether there are as many lines from there on as a batch may have. */
  private boolean isWhole(long fromSeq) {
    return journal.lastSeq() - fromSeq + 1 >= mostLines;
  }

  /** False if the batch before has failed already. */
  private boolean sendFrom(long fromSeq) throws IOException {
    int mostBytes = Math.min(limits.mostBytes(), takes.bytes());
    return onTheWay.send(fromSeq, journal.read(fromSeq, mostLines, mostBytes));
  }

  private void arrived(JournalLines.Batch batch, Answer answer) throws IOException {
    Head head = answer.head();
    if (head.seq() == batch.last().seq()) {
      if (!head.equals(batch.last())) {
        throw answer.notUnderstood();
      }
      nextSeq = head.seq() + 1;
    } else {
      goOnAfter(head);
    }
    if (onTheWay.count() > 0 && onTheWay.firstSeq() != nextSeq) {
      onTheWay.settle();
    }
    gaps = 0;
    mostLines = Math.min(usualLines(), 2 * mostLines);
    mostBatches = takes.batches();
    heard(head, clock.instant(), answer.json().path("quarantined").asInt());
  }

  /** What follows those lines on their way is refused, too, or known by the time it is asked. */
  private Duration refused(JournalLines.Batch batch, LineTrouble e) throws IOException {
    onTheWay.settle();
    mostBatches = 1;
    if (e.trouble().code() == Trouble.Code.TOO_LARGE && batch.lines() > 1 && mostLines > 1) {
      mostLines = Math.max(1, Math.min(mostLines, batch.lines()) / 2);
      return Duration.ZERO;
    }
    if (e.trouble().code() == Trouble.Code.TOO_LARGE) {
      throw new LineTrouble(Trouble.of(Trouble.Code.TOO_LARGE, nextSeq), e);
    }
    if (e.trouble().code() == Trouble.Code.GAP && e.head().isPresent()) {
      return gap(e, e.head().get());
    }
    throw e;
  }

  /** Head office misses lines before these: it was restored, or has not seen what we sent. */
  private Duration gap(LineTrouble e, Head head) throws IOException {
    LOG.warn("head office misses lines after {}", head.seq());
    gaps++;
    if (gaps > 1 && head.seq() + 1 >= nextSeq) {
      throw e;
    }
    goOnAfter(head);
    return Duration.ZERO;
  }

  /**
   * The next line to send. Where what head office has is not ours, or is more than ours, the last
   * common number is sent again: comparing it, head office finds the fork by itself.
   */
  private void goOnAfter(Head head) throws IOException {
    long lastSeq = journal.lastSeq();
    if (head.seq() == 0) {
      nextSeq = 1;
    } else if (head.seq() > lastSeq) {
      nextSeq = lastSeq + 1;
    } else {
      boolean ours = journal.hash(head.seq()).equals(head.hash());
      nextSeq = ours ? head.seq() + 1 : head.seq();
    }
  }

  private void heard(Head head, @Nullable Instant acknowledgedAt, int unreadable) {
    backoff.reset();
    heardNanos = nanoTime.getAsLong();
    notBeforeNanos = heardNanos;
    long lastSeq = journal.lastSeq();
    if (head.seq() > lastSeq) {
      Trouble trouble = Trouble.of(Trouble.Code.LACKS_LINES, head.seq(), lastSeq);
      publish(SyncStatus.State.STOPPED, head.seq(), acknowledgedAt, trouble, unreadable);
    } else {
      publish(SyncStatus.State.CONNECTED, head.seq(), acknowledgedAt, null, unreadable);
    }
  }

  private Duration failed(LineTrouble e) {
    if (worker.isClosed()) {
      return Duration.ZERO;
    }
    onTheWay.settle();
    mostBatches = 1;
    Trouble trouble = e.trouble();
    Duration wait = backoff.after(e);
    asked = false;
    long now = nanoTime.getAsLong();
    notBeforeNanos = now + wait.toNanos();
    SyncStatus.State state =
        switch (trouble.code().weight()) {
          case UNREACHED -> SyncStatus.State.NOT_CONNECTED;
          case REFUSED -> refusedState(trouble);
          case STOPPED -> SyncStatus.State.STOPPED;
        };
    SyncStatus was = status;
    if (!trouble.equals(was.trouble())) {
      LOG.warn("head office: {} {}", trouble.code(), trouble.detail());
    }
    publish(state, was.acknowledgedSeq(), was.acknowledgedAt(), trouble, was.unreadable());
    return wait;
  }

  /** Too many requests is no news for a person: head office is there. */
  private SyncStatus.State refusedState(Trouble trouble) {
    return trouble.code() == Trouble.Code.TOO_MANY
        ? SyncStatus.State.CONNECTED
        : SyncStatus.State.STOPPED;
  }

  private void publish(
      SyncStatus.State state,
      long acknowledgedSeq,
      @Nullable Instant acknowledgedAt,
      @Nullable Trouble trouble,
      int unreadable) {
    SyncStatus was = status;
    Instant since = was.state() == state ? was.since() : clock.instant();
    SyncStatus now =
        new SyncStatus(state, since, acknowledgedSeq, acknowledgedAt, trouble, unreadable);
    if (!now.equals(was)) {
      status = now;
      news.accept(now);
    }
  }
}
