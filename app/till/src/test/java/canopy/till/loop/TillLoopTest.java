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
import canopy.core.state.TillState;
import canopy.core.till.Refusal;
import canopy.till.Patience;
import canopy.till.journal.DaySeal;
import canopy.till.journal.Identity;
import canopy.till.journal.Journal;
import canopy.till.journal.JournalSettings;
import canopy.till.journal.LocalDisk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
