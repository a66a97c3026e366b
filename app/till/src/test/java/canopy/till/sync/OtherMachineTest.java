package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.StockCommand;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.Volume;
import canopy.core.stock.Occasion;
import canopy.core.stock.TankAlarm;
import canopy.core.stock.TankReading;
import canopy.core.stock.TankReading.Source;
import canopy.sync.HeadOfficeAddress;
import canopy.sync.LineTrouble;
import canopy.sync.SyncStatus;
import canopy.sync.Trouble;
import canopy.till.CannotStart;
import canopy.till.TillProgram;
import canopy.till.health.StopReason;
import canopy.till.loop.Outcome;
import canopy.till.station.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A till is one machine: another one takes its place, or is found out. */
class OtherMachineTest extends HeadOfficeJourney {
  @Test
  void aNewMachineTakesTheJournalBackAndGoesOn() throws Exception {
    String sent;
    try (TillProgram dead = start(machine("dead"))) {
      enrol(dead);
      sell(dead, 3);
      untilSent(dead);
      sent = SoldLines.lines(dead.journal());
    }
    Path data = machine("new");
    try (TillProgram fresh = start(data)) {
      devicesTell(fresh);
      assertThat(enrol(fresh).outcome()).isEqualTo(EnrolResult.Outcome.TAKES_BACK);
      assertThat(fresh.headOffice().view().up()).isNull();
      assertThat(fresh.loop().snapshot().trouble())
          .isEqualTo(canopy.till.loop.Trouble.MUST_RESTART);
      does(fresh, new OperatorCommand.SignIn(CASHIER));
      Outcome refused =
          fresh
              .loop()
              .submit(
                  Request.by(
                      CASHIER,
                      new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(1), null)))
              .get(60, TimeUnit.SECONDS);
      assertThat(refused).isEqualTo(new Outcome.Stopped(canopy.till.loop.Trouble.MUST_RESTART));
      does(fresh, new OperatorCommand.SignOut());
    }
    try (TillProgram program = start(data)) {
      assertThat(SoldLines.lines(program.journal())).startsWith(sent);
      assertThat(program.journal().verifyAll().good()).isTrue();
      HeadOfficeSettings settings = program.headOffice().view().settings();
      assertThat(settings).isNotNull();
      assertThat(settings.takeBack()).isFalse();
      assertThat(settings.takenBack()).isNotNull();
      assertThat(settings.takenBack().seq()).isEqualTo(sent.lines().count());
      assertThat(settings.takenBack().lastSale()).endsWith("0003");
      assertThat(program.loop().snapshot().state().basket().last().id()).endsWith("0003");
      assertThat(Files.isDirectory(data.resolve("journal.before"))).isTrue();
      does(program, new OperatorCommand.SignOut());
      sell(program, 1);
      untilSent(program);
      assertThat(office.lines(TILL)).isEqualTo(SoldLines.lines(program.journal()));
      assertThat(program.loop().snapshot().state().basket().last().id()).endsWith("0004");
    }
  }

  /** What the machine writes by itself before anybody sells. */
  private static void devicesTell(TillProgram fresh) throws Exception {
    TankReading read =
        new TankReading(
            1, Source.GAUGE, Instant.now(), new Volume(5_000_000), null, null, null, null, null);
    List<Command> told =
        List.of(
            new StockCommand.RecordTanks(Occasion.SHIFT_OPEN, List.of(read)),
            new StockCommand.ReportAlarms(1, List.of(TankAlarm.HIGH_WATER)),
            new CounterCommand.PrintTest());
    for (Command one : told) {
      assertThat(fresh.loop().submit(Request.system(one)).get(60, TimeUnit.SECONDS))
          .isInstanceOf(Outcome.Done.class);
    }
    assertThat(SoldLines.lines(fresh.journal()))
        .contains("tanks.read", "tank.alarmed", "print.queued");
  }

  @Test
  void anEnrolmentWhoseAnswerIsLostIsAskedAgain() throws Exception {
    try (TillProgram dead = start(machine("dead"))) {
      enrol(dead);
      sell(dead, 1);
      untilSent(dead);
    }
    try (FaultProxy proxy = new FaultProxy(office::port, losing(1, 1), 50);
        TillProgram fresh = start(machine("new"))) {
      String code = office.code(TILL);
      assertThat(fresh.headOffice().enrol(address(proxy), code, TillProgram.VERSION).outcome())
          .isEqualTo(EnrolResult.Outcome.TAKES_BACK);
    }
  }

  @Test
  void aTillThatMayHaveBeenTakenSellsNothingUntilItKnows() throws Exception {
    try (TillProgram dead = start(machine("dead"))) {
      enrol(dead);
      sell(dead, 1);
      untilSent(dead);
    }
    Path data = machine("new");
    String code = office.code(TILL);
    try (FaultProxy proxy = new FaultProxy(office::port, losing(1, 3), 50);
        TillProgram fresh = start(data)) {
      assertThatThrownBy(() -> fresh.headOffice().enrol(address(proxy), code, TillProgram.VERSION))
          .isInstanceOfSatisfying(
              LineTrouble.class,
              e -> assertThat(e.trouble().code()).isEqualTo(Trouble.Code.BROKEN_OFF));
      sellsNothing(fresh);
    }
    try (TillProgram again = start(data)) {
      sellsNothing(again);
      assertThatThrownBy(
              () -> again.headOffice().enrol(office.address(), "0000-0000", TillProgram.VERSION))
          .isInstanceOf(LineTrouble.class);
      sellsNothing(again);
      assertThat(again.headOffice().enrol(office.address(), code, TillProgram.VERSION).outcome())
          .isEqualTo(EnrolResult.Outcome.TAKES_BACK);
      assertThat(again.loop().snapshot().trouble())
          .isEqualTo(canopy.till.loop.Trouble.MUST_RESTART);
    }
    try (TillProgram program = start(data)) {
      assertThat(program.headOffice().view().settings().takenBack()).isNotNull();
      does(program, new OperatorCommand.SignOut());
      sell(program, 1);
    }
  }

  private static void sellsNothing(TillProgram program) throws Exception {
    assertThat(
            program
                .loop()
                .submit(Request.by(CASHIER, new CounterCommand.OpenDrawer("change")))
                .get(60, TimeUnit.SECONDS))
        .isEqualTo(new Outcome.Stopped(canopy.till.loop.Trouble.MUST_ENROL));
    assertThat(program.loop().snapshot().trouble()).isEqualTo(canopy.till.loop.Trouble.MUST_ENROL);
  }

  private static HeadOfficeAddress address(FaultProxy proxy) {
    return new HeadOfficeAddress("http://127.0.0.1:" + proxy.port(), null);
  }

  /** For a proxy: so many requests pass, the answers to the next ones are lost, the rest passes. */
  private static RandomGenerator losing(int first, int lost) {
    Deque<Integer> numbers = new ArrayDeque<>();
    for (int i = 0; i < first; i++) {
      numbers.add(99);
    }
    for (int i = 0; i < lost; i++) {
      numbers.add(0);
      numbers.add(FaultProxy.Fate.LOSE_ANSWER.ordinal() - 1);
    }
    return new RandomGenerator() {
      @Override
      public int nextInt(int bound) {
        return numbers.isEmpty() ? bound - 1 : numbers.poll();
      }

      @Override
      public long nextLong() {
        return nextInt(Integer.MAX_VALUE);
      }
    };
  }

  @Test
  void aSecondEnrolmentThatFailsDoesNotLetAHeldTillSell() throws Exception {
    try (TillProgram dead = start(machine("dead"))) {
      enrol(dead);
      sell(dead, 1);
      untilSent(dead);
    }
    Path data = machine("new");
    try (TillProgram fresh = start(data)) {
      assertThat(enrol(fresh).outcome()).isEqualTo(EnrolResult.Outcome.TAKES_BACK);
      Path inTheWay =
          Files.createDirectory(new DataFolder(data).master().resolve("head-office.json.new"));
      assertThatThrownBy(() -> enrol(fresh)).isInstanceOf(IOException.class);
      Files.delete(inTheWay);
      for (Command business :
          List.of(new CounterCommand.CloseDay(), new CounterCommand.OpenDrawer("change"))) {
        assertThat(fresh.loop().submit(Request.by(CASHIER, business)).get(60, TimeUnit.SECONDS))
            .isEqualTo(new Outcome.Stopped(canopy.till.loop.Trouble.MUST_RESTART));
      }
      assertThat(enrol(fresh).outcome()).isEqualTo(EnrolResult.Outcome.TAKES_BACK);
    }
    try (TillProgram program = start(data)) {
      assertThat(program.headOffice().view().settings().takenBack()).isNotNull();
    }
  }

  @Test
  void aNewMachineDoesNotStartBeforeItHasTheJournal() throws Exception {
    try (TillProgram dead = start(machine("dead"))) {
      enrol(dead);
      sell(dead, 1);
      untilSent(dead);
    }
    Path data = machine("new");
    try (TillProgram fresh = start(data)) {
      enrol(fresh);
    }
    office.program().stations().revoke(Office.SITE, TILL, "stolen");
    assertThatThrownBy(() -> start(data))
        .isInstanceOfSatisfying(
            CannotStart.class,
            e -> {
              assertThat(e.reason()).isEqualTo(StopReason.NOT_TAKEN_BACK);
              assertThat(e).hasMessageContaining("REVOKED stolen");
            });
  }

  @Test
  void aMachineThatHasSoldDoesNotGiveItsJournalAwayAndTakesNothingFromTheOther() throws Exception {
    try (TillProgram first = start(machine("first"));
        TillProgram other = start(machine("other"))) {
      enrol(first);
      sell(first, 1);
      untilSent(first);
      sell(other, 1);
      assertThat(enrol(other).outcome()).isEqualTo(EnrolResult.Outcome.HAS_SALES);
      assertThat(other.headOffice().view().settings()).isNull();
      sellOn(other);
      sellOn(first);
      untilSent(first);
      assertThat(office.lines(TILL)).isEqualTo(SoldLines.lines(first.journal()));
    }
  }

  /** The copy is asked before it has written as much as head office has: it sends nothing. */
  @Test
  void aRestoredBackUpThatIsShorterStopsBeforeItSends() throws Exception {
    Path copy = copiedBefore(2);
    try (TillProgram restored = start(copy)) {
      untilStopped(restored, Trouble.Code.LACKS_LINES);
      assertThat(office.program().forks().open()).isEmpty();
      sell(restored, 1);
      untilStopped(restored, Trouble.Code.FORK);
      assertThat(office.program().forks().open()).hasSize(1);
    }
  }

  /** The copy has sold as much as the original when it first reaches head office. */
  @Test
  void aRestoredBackUpThatHasSoldIsPutIntoQuarantineAndSaysSo() throws Exception {
    Path copy = copiedBefore(1);
    HeadOfficeFiles files = new HeadOfficeFiles(new DataFolder(copy));
    HeadOfficeSettings right = files.settings();
    assertThat(right).isNotNull();
    files.write(at(right, "http://127.0.0.1:1"));
    try (TillProgram alone = start(copy)) {
      sell(alone, 3);
    }
    files.write(at(right, right.address()));
    try (TillProgram restored = start(copy)) {
      untilStopped(restored, Trouble.Code.FORK);
      assertThat(office.program().forks().open()).hasSize(1);
      restored.headOffice().tryNow();
      untilStopped(restored, Trouble.Code.QUARANTINED);
      Trouble trouble = restored.headOffice().view().up().trouble();
      assertThat(trouble.detail())
          .containsExactly(Long.toString(office.program().forks().open().getFirst().fork().seq()));
      sellOn(restored);
      assertThat(office.program().forks().open()).hasSize(1);
    }
  }

  /** A till that has sent all it has, and a copy of it from before some sales. */
  private Path copiedBefore(int sales) throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      enrol(program);
      untilSent(program);
    }
    Path copy = folder.resolve("copy");
    copy(data, copy);
    try (TillProgram program = start(data)) {
      sell(program, sales);
      untilSent(program);
    }
    return copy;
  }

  private static HeadOfficeSettings at(HeadOfficeSettings settings, String address) {
    return new HeadOfficeSettings(
        address, null, settings.site(), settings.till(), settings.keyId(), false, null);
  }

  private static void untilStopped(TillProgram program, Trouble.Code code)
      throws InterruptedException {
    until(
        () -> {
          SyncStatus up = program.headOffice().view().up();
          Trouble trouble = up == null ? null : up.trouble();
          return trouble != null && trouble.code() == code;
        });
    assertThat(program.headOffice().view().up().state()).isEqualTo(SyncStatus.State.STOPPED);
  }
}
