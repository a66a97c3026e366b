package canopy.till.loop;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Totals;
import canopy.core.state.TillState;
import canopy.core.till.Refusal;
import canopy.till.Patience;
import canopy.till.journal.DaySeal;
import canopy.till.journal.FailingDisk;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalLine;
import canopy.till.journal.JournalReader;
import canopy.till.journal.JournalSettings;
import canopy.till.journal.LocalDisk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TillLoopTest {
  @TempDir Path data;

  private final List<Recorded> effects = new CopyOnWriteArrayList<>();

  private TillLoop open(Journal journal) throws Exception {
    Ledger ledger = new Ledger(journal);
    TillState state = ledger.replay(TillState.initial("CNY"));
    TillLoop loop =
        new TillLoop(
            ledger,
            LoopBook.cola(),
            state,
            Clock.systemUTC(),
            (recorded, snapshot) -> effects.add(recorded),
            snapshot -> {});
    loop.start(UUID.randomUUID(), "test");
    return loop;
  }

  private Journal journal() throws Exception {
    return Journal.open(data, new Identity("S001", "1"), Clock.systemUTC());
  }

  private static Outcome.Done done(TillLoop loop, Request request) throws Exception {
    Outcome outcome = loop.submit(request).get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return (Outcome.Done) outcome;
  }

  @Test
  void goesOnAfterARestartWithTheOpenSale() throws Exception {
    try (Journal journal = journal();
        TillLoop loop = open(journal)) {
      done(loop, Request.by("1001", new OperatorCommand.SignIn("1001")));
      done(loop, Request.by("1001", new SaleCommand.AddArticle("cola", "c", Quantity.ONE, null)));
    }
    try (Journal journal = journal();
        TillLoop loop = open(journal)) {
      assertThat(loop.snapshot().open()).isNotNull();
      String id = loop.snapshot().open().id();
      Request paying =
          Request.by("1001", new TenderCommand.Take(id, 0, "cash", Money.of(1000, "CNY"), ""));
      assertThat(loop.submit(paying).get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS))
          .as("a start is no way past the PIN")
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              no -> assertThat(no.refusal().reason()).isEqualTo(Refusal.Reason.TILL_LOCKED));
      done(loop, Request.by("1001", new OperatorCommand.SignIn("1001")));
      var after = done(loop, paying);
      assertThat(after.after().state().basket().last().change()).isEqualTo(Money.of(650, "CNY"));
      assertThat(effects).contains(after.events().getLast());
    }
  }

  @Test
  void closesTheDayWithASealedLineAndBeginsTheNext() throws Exception {
    try (Journal journal = journal();
        TillLoop loop = open(journal)) {
      done(loop, Request.by("1001", new OperatorCommand.SignIn("1001")));
      var day = loop.snapshot().day();
      var closed = done(loop, Request.by("1001", new CounterCommand.CloseDay()));
      assertThat(closed.events().getLast().event()).isInstanceOf(StationEvent.DayClosed.class);
      assertThat(loop.snapshot().day()).isEqualTo(day.plusDays(1));
      assertThat(journal.verifyAll().good()).isTrue();
    }
    try (Journal journal = journal();
        TillLoop loop = open(journal)) {
      assertThat(loop.snapshot().state().day().lastClosed()).isNotNull();
    }
  }

  @Test
  void givesUpTheBallastOnAFullDiskSoThatTheDayCanBeClosed() throws Exception {
    Path ballast = data.resolve("ballast");
    journal(0).close();
    assertThat(ballast).exists();
    try (Journal journal = journal(Long.MAX_VALUE / 4);
        TillLoop loop = open(journal)) {
      Request signIn = Request.by("1001", new OperatorCommand.SignIn("1001"));
      done(loop, signIn);
      Request scan =
          Request.by("1001", new SaleCommand.AddArticle("cola", "c", Quantity.ONE, null));
      assertThat(loop.submit(scan).get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS))
          .isEqualTo(new Outcome.Stopped(Trouble.DISK_FULL));
      assertThat(ballast).doesNotExist();
      done(loop, Request.by("1001", new CounterCommand.CloseDay()));
    }
  }

  private static final Request SIGN_IN = Request.by("1001", new OperatorCommand.SignIn("1001"));
  private static final Request SCAN =
      Request.by("1001", new SaleCommand.AddArticle("cola", "c", Quantity.ONE, null));

  /** Asked while the disk is busy with a drawer's opening; the disk is then let go. */
  private static List<CompletableFuture<Outcome>> together(
      FailingDisk disk, TillLoop loop, Request... requests) throws Exception {
    List<CompletableFuture<Outcome>> answers = new ArrayList<>();
    Request first = Request.by("1001", new CounterCommand.OpenDrawer("change"));
    disk.holdDuring(() -> answers.add(loop.submit(first)));
    for (Request request : requests) {
      answers.add(loop.submit(request));
    }
    return answers;
  }

  private static Outcome outcome(CompletableFuture<Outcome> answer) throws Exception {
    return answer.get(Patience.LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void whatWaitsForTheDiskIsForcedTogetherAndAnsweredInOrder() throws Exception {
    FailingDisk disk = new FailingDisk();
    try (Journal journal = disk.journal(data, new Identity("S001", "1"));
        TillLoop loop = open(journal)) {
      done(loop, SIGN_IN);
      Request unknown =
          Request.by("1001", new SaleCommand.AddArticle("nothing", "n", Quantity.ONE, null));
      var answers = together(disk, loop, SCAN, SCAN, unknown, SCAN);
      int forces = disk.forces();
      long before = journal.lastSeq();
      assertThat(answers).noneMatch(CompletableFuture::isDone);
      disk.goOn();
      List<Long> sums = new ArrayList<>();
      for (CompletableFuture<Outcome> answer : answers) {
        if (outcome(answer) instanceof Outcome.Done done) {
          assertThat(done.after().state().seq()).isEqualTo(done.events().getLast().seq());
          Totals totals = done.after().totals();
          sums.add(totals == null ? 0 : totals.total().minor());
        } else {
          assertThat(outcome(answer)).isInstanceOf(Outcome.Refused.class);
          sums.add(-1L);
        }
      }
      assertThat(sums).containsExactly(0L, 350L, 700L, -1L, 1050L);
      assertThat(disk.forces() - forces).as("the drawer's, and one for all scans").isEqualTo(2);
      assertThat(effects.subList(effects.size() - 3, effects.size()))
          .isSortedAccordingTo(Comparator.comparingLong(Recorded::seq));
      List<String> parts = new ArrayList<>();
      try (JournalReader reader = journal.read(before + 2)) {
        for (JournalLine line = reader.next(); line != null; line = reader.next()) {
          parts.add(line.part() + "/" + line.parts());
        }
      }
      int count = parts.size();
      assertThat(parts.getFirst()).as("one write, whole or gone").isEqualTo("1/" + count);
      assertThat(parts.getLast()).isEqualTo(count + "/" + count);
      assertThat(journal.verifyAll().good()).isTrue();
    }
  }

  @Test
  void whatWasDecidedForAWriteThatFailsHasNotHappened() throws Exception {
    FailingDisk disk = new FailingDisk();
    try (Journal journal = disk.journal(data, new Identity("S001", "1"));
        TillLoop loop = open(journal)) {
      done(loop, SIGN_IN);
      var answers = together(disk, loop, SCAN, SCAN);
      CompletableFuture<Outcome> last = answers.getFirst().thenCompose(_ -> loop.submit(SCAN));
      long seq = journal.lastSeq() + 1;
      int effectsBefore = effects.size();
      // The drawer's write has been let through; the disk is gone for whatever comes behind it.
      answers.getFirst().thenRun(disk::fail);
      disk.goOn();
      assertThat(outcome(answers.getFirst())).isInstanceOf(Outcome.Done.class);
      for (CompletableFuture<Outcome> scan : List.of(answers.get(1), answers.get(2), last)) {
        assertThat(outcome(scan)).isEqualTo(new Outcome.Stopped(Trouble.JOURNAL_FAILED));
      }
      assertThat(loop.snapshot().trouble()).isEqualTo(Trouble.JOURNAL_FAILED);
      assertThat(loop.snapshot().open()).isNull();
      assertThat(effects).hasSize(effectsBefore + 1);

      disk.mend();
      assertThat(outcome(loop.resume())).isInstanceOf(Outcome.Done.class);
      assertThat(loop.snapshot().state().seq()).isEqualTo(seq).isEqualTo(journal.lastSeq());
      assertThat(done(loop, SCAN).after().open().lines()).hasSize(1);
      assertThat(journal.verifyAll().good()).isTrue();
    }
  }

  @Test
  void theEndOfADayStandsAloneWhateverWaitsBeforeAndBehindIt() throws Exception {
    FailingDisk disk = new FailingDisk();
    try (Journal journal = disk.journal(data, new Identity("S001", "1"));
        TillLoop loop = open(journal)) {
      done(loop, SIGN_IN);
      LocalDate day = loop.snapshot().day();
      Request drawer = Request.by("1001", new CounterCommand.OpenDrawer("change"));
      Request close = Request.by("1001", new CounterCommand.CloseDay());
      var answers = together(disk, loop, drawer, close, SCAN, SCAN);
      disk.goOn();
      for (CompletableFuture<Outcome> answer : answers) {
        assertThat(outcome(answer)).isInstanceOf(Outcome.Done.class);
      }
      assertThat(((Outcome.Done) outcome(answers.get(2))).events().getLast().event())
          .isInstanceOf(StationEvent.DayClosed.class);
      assertThat(((Outcome.Done) outcome(answers.getLast())).events().getLast().day())
          .isEqualTo(day.plusDays(1));
      assertThat(journal.verifyAll().good()).isTrue();
      assertThat(loop.snapshot().state().seq()).isEqualTo(journal.lastSeq());
    }
  }

  private Journal journal(long fullSpaceBytes) throws Exception {
    return Journal.open(
        data,
        new LocalDisk(),
        new JournalSettings(1 << 20, 1 << 16, 4096, fullSpaceBytes, fullSpaceBytes),
        new Identity("S001", "1"),
        () -> DaySeal.openOrCreate(data.resolve("keys")),
        Clock.systemUTC());
  }
}
