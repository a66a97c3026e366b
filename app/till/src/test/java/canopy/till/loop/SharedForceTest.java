package canopy.till.loop;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.LocalChange;
import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Totals;
import canopy.core.state.TillState;
import canopy.core.station.Limits;
import canopy.till.Patience;
import canopy.till.journal.FailingDisk;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions that wait for the disk and share a write (decision record 0018). */
class SharedForceTest {
  private static final Request SIGN_IN = by(new OperatorCommand.SignIn("1001"));
  private static final Request SCAN =
      by(new SaleCommand.AddArticle("cola", "c", Quantity.ONE, null));
  private static final Request UNKNOWN =
      by(new SaleCommand.AddArticle("nothing", "n", Quantity.ONE, null));
  private static final Request DRAWER = by(new CounterCommand.OpenDrawer("change"));
  private static final Request CLOSE = by(new CounterCommand.CloseDay());

  /** What an effect was told: the event, and up to where the state went that came with it. */
  private record Told(long seq, Event event, long stateSeq) {}

  @TempDir Path data;

  private final List<Told> effects = new CopyOnWriteArrayList<>();
  private final FailingDisk disk = new FailingDisk();
  private volatile Consumer<Event> alsoDoes = event -> {};
  private Journal journal;
  private TillLoop loop;

  @BeforeEach
  void opens() throws Exception {
    journal = disk.journal(data, new Identity("S001", "1"));
    Ledger ledger = new Ledger(journal);
    loop =
        new TillLoop(
            ledger,
            LoopBook.cola(),
            ledger.replay(TillState.initial("CNY")),
            Clock.systemUTC(),
            (recorded, snapshot) -> {
              effects.add(new Told(recorded.seq(), recorded.event(), snapshot.state().seq()));
              alsoDoes.accept(recorded.event());
            },
            snapshot -> {});
    loop.start(UUID.randomUUID(), "test");
    done(loop.submit(SIGN_IN));
  }

  @AfterEach
  void closes() throws IOException {
    disk.mend();
    disk.goOn(); // Whatever a test that failed has left held.
    loop.close();
    journal.close();
  }

  private static Request by(canopy.core.command.Command command) {
    return Request.by("1001", command);
  }

  private static <T> T get(CompletableFuture<T> answer) throws Exception {
    return answer.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  private static Outcome.Done done(CompletableFuture<Outcome> answer) throws Exception {
    assertThat(get(answer)).isInstanceOf(Outcome.Done.class);
    return (Outcome.Done) get(answer);
  }

  /** Asked while the disk is busy with the opening of the drawer, which is the first. */
  private List<CompletableFuture<Outcome>> waiting(Request... requests) throws Exception {
    List<CompletableFuture<Outcome>> answers = new ArrayList<>();
    disk.hold();
    answers.add(loop.submit(DRAWER));
    disk.awaitHeld();
    for (Request request : requests) {
      answers.add(loop.submit(request));
    }
    return answers;
  }

  /** The lines after {@code seq} as places in their writes: {@code 1/3 2/3 3/3 1/1}. */
  private List<String> parts(long seq) throws IOException {
    List<String> parts = new ArrayList<>();
    try (JournalReader reader = journal.read(seq + 1)) {
      for (JournalLine line = reader.next(); line != null; line = reader.next()) {
        parts.add(line.part() + "/" + line.parts());
      }
    }
    return parts;
  }

  private void isAsTheJournalSays() throws Exception {
    assertThat(journal.verifyAll().good()).isTrue();
    assertThat(loop.snapshot().state().seq()).isEqualTo(journal.lastSeq());
    TillState read = new Ledger(journal).replay(TillState.initial("CNY"));
    assertThat(loop.snapshot().state().basket()).isEqualTo(read.basket());
    assertThat(done(loop.submit(DRAWER)).after().state().seq()).isEqualTo(journal.lastSeq());
  }

  @Test
  void whatWaitsIsForcedTogetherAndAnsweredInOrder() throws Exception {
    var answers = waiting(SCAN, SCAN, UNKNOWN, SCAN);
    int forces = disk.forces();
    long drawer = journal.lastSeq() + 1;
    disk.hold();
    disk.goOn();
    done(answers.getFirst());
    disk.awaitHeld();
    assertThat(answers.subList(1, 5))
        .as("a refusal, too, may rest on what is not on the disk yet")
        .noneMatch(CompletableFuture::isDone);
    assertThat(loop.snapshot().open()).isNull();
    disk.goOn();
    List<Long> sums = new ArrayList<>();
    for (CompletableFuture<Outcome> answer : answers) {
      if (get(answer) instanceof Outcome.Done done) {
        assertThat(done.after().state().seq()).isEqualTo(done.events().getLast().seq());
        Totals totals = done.after().totals();
        sums.add(totals == null ? 0 : totals.total().minor());
        for (Recorded event : done.events()) {
          assertThat(effects)
              .contains(new Told(event.seq(), event.event(), done.after().state().seq()));
        }
      } else {
        assertThat(get(answer)).isInstanceOf(Outcome.Refused.class);
        sums.add(-1L);
      }
    }
    assertThat(sums).containsExactly(0L, 350L, 700L, -1L, 1050L);
    assertThat(disk.forces() - forces).as("the drawer's, and one for all scans").isEqualTo(2);
    List<String> parts = parts(drawer);
    assertThat(parts.getFirst()).as("one write, whole or gone").isEqualTo("1/" + parts.size());
    assertThat(parts.getLast()).isEqualTo(parts.size() + "/" + parts.size());
    isAsTheJournalSays();
  }

  @Test
  void noMoreThanSixtyFourShareAForce() throws Exception {
    Request[] many = Collections.nCopies(100, DRAWER).toArray(Request[]::new);
    var answers = waiting(many);
    long drawer = journal.lastSeq() + 1;
    disk.goOn();
    for (CompletableFuture<Outcome> answer : answers) {
      done(answer);
    }
    assertThat(parts(drawer)).contains("1/64", "64/64", "1/36", "36/36").hasSize(100);
  }

  @Test
  void largeDecisionsDoNotShareAWrite() throws Exception {
    Request file = by(new CounterCommand.ImportGoods("a", "b", 400, 0, 0, changes(400)));
    var answers = waiting(file, file, DRAWER);
    long drawer = journal.lastSeq() + 1;
    disk.goOn();
    for (CompletableFuture<Outcome> answer : answers) {
      done(answer);
    }
    assertThat(parts(drawer)).contains("401/401", "1/1").hasSize(803);
    isAsTheJournalSays();
  }

  @Test
  void theLargestImportIsOneDecision() throws Exception {
    var most = changes(Limits.LOCAL_CHANGES);
    done(loop.submit(by(new CounterCommand.ImportGoods("a", "b", most.size(), 0, 0, most))));
    isAsTheJournalSays();
  }

  private static List<LocalChange> changes(int count) {
    List<LocalChange> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      changes.add(LocalChange.of(LoopBook.cola().only()));
    }
    return changes;
  }

  @Test
  void aDecisionThatTheJournalCannotTakeIsNotDoneAndNobodyElseIsTold() throws Exception {
    String endlessly = "x".repeat(600_000);
    Request endless = by(new CounterCommand.ImportGoods(endlessly, "b", 0, 0, 0, List.of()));
    var answers = waiting(SCAN, endless, SCAN);
    disk.goOn();
    assertThat(get(answers.get(2))).isEqualTo(new Outcome.Stopped(Trouble.PROGRAM_FAULT));
    done(answers.get(1));
    assertThat(done(answers.get(3)).after().totals().total().minor()).isEqualTo(700);
    isAsTheJournalSays();
  }

  @Test
  void whatWasDecidedForAWriteThatFailsHasNotHappened() throws Exception {
    var answers = waiting(SCAN, SCAN);
    long drawer = journal.lastSeq() + 1;
    int before = effects.size();
    // The drawer's write is let through, and its force; the disk is gone for what comes behind.
    disk.failAfter(2);
    disk.goOn();
    done(answers.getFirst());
    assertThat(get(answers.get(1))).isEqualTo(new Outcome.Stopped(Trouble.JOURNAL_FAILED));
    assertThat(get(answers.get(2))).isEqualTo(new Outcome.Stopped(Trouble.JOURNAL_FAILED));
    assertThat(get(loop.submit(SCAN))).isEqualTo(new Outcome.Stopped(Trouble.JOURNAL_FAILED));
    assertThat(loop.snapshot().trouble()).isEqualTo(Trouble.JOURNAL_FAILED);
    assertThat(loop.snapshot().open()).isNull();
    assertThat(effects).hasSize(before + 1);

    disk.mend();
    done(loop.resume());
    assertThat(loop.snapshot().state().seq()).isEqualTo(drawer).isEqualTo(journal.lastSeq());
    assertThat(done(loop.submit(SCAN)).after().totals().total().minor()).isEqualTo(350);
    isAsTheJournalSays();
  }

  @Test
  void theEndOfADayStandsAloneWhateverWaitsBeforeAndBehindIt() throws Exception {
    LocalDate day = loop.snapshot().day();
    var answers = waiting(DRAWER, CLOSE, SCAN, SCAN);
    disk.goOn();
    for (CompletableFuture<Outcome> answer : answers) {
      done(answer);
    }
    assertThat(done(answers.get(2)).events().getLast().event())
        .isInstanceOf(StationEvent.DayClosed.class);
    assertThat(done(answers.getLast()).events().getLast().day()).isEqualTo(day.plusDays(1));
    isAsTheJournalSays();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void theEndOfADayThatFailsAnywhereLeavesTheStateAsTheJournal(int operations) throws Exception {
    disk.failAfter(operations);
    Outcome outcome = get(loop.submit(CLOSE));
    disk.mend();
    if (journal.failed()) {
      disk.failReading();
      assertThat(get(loop.resume())).isEqualTo(new Outcome.Stopped(Trouble.JOURNAL_FAILED));
      assertThat(journal.failed()).as("not while it cannot be read").isTrue();
      disk.mend();
      done(loop.resume());
    } else {
      assertThat(outcome).isInstanceOf(Outcome.Done.class);
    }
    isAsTheJournalSays();
  }

  @Test
  void goingOnAnswersOnlyWhoHasSeenThatTheJournalFailed() throws Exception {
    var answers = waiting(SCAN);
    disk.failAfter(2);
    CompletableFuture<Outcome> early = loop.resume();
    disk.goOn();
    assertThat(get(answers.get(1))).isEqualTo(new Outcome.Stopped(Trouble.JOURNAL_FAILED));
    assertThat(get(early)).isEqualTo(new Outcome.Stopped(Trouble.JOURNAL_FAILED));
    assertThat(journal.failed()).isTrue();
    disk.mend();
    done(loop.resume());
    isAsTheJournalSays();
  }

  @Test
  void whoHoldsTheTillOrChangesItsBookSeesAllThatWasAskedBeforeOnTheDisk() throws Exception {
    var _ = waiting(SCAN);
    var held =
        loop.hold(Held.UNTIL_RESTART).thenApply(now -> now.state().seq() == journal.lastSeq());
    var refused = loop.submit(SCAN);
    var free = loop.hold(Held.NOT);
    var scanned = loop.submit(SCAN);
    var book =
        loop.replaceBook(LoopBook.cola())
            .thenApply(now -> now.state().seq() == journal.lastSeq() && scanned.isDone());
    disk.goOn();
    assertThat(get(held)).isTrue();
    assertThat(get(refused)).isEqualTo(new Outcome.Stopped(Trouble.MUST_RESTART));
    assertThat(get(free).trouble()).isEqualTo(Trouble.NONE);
    assertThat(get(book)).isTrue();
    isAsTheJournalSays();
  }

  @Test
  void aFaultInWhatFollowsFromAnEventKeepsNobodyWaiting() throws Exception {
    alsoDoes =
        event -> {
          throw new IllegalStateException("the printer's desk has a fault");
        };
    var answers = waiting(SCAN, SCAN);
    disk.goOn();
    for (CompletableFuture<Outcome> answer : answers) {
      done(answer); // It is on the disk, and whoever were told otherwise would ring it up again.
    }
    isAsTheJournalSays();
  }
}
