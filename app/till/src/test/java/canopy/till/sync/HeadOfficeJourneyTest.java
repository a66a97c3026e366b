package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.command.TenderCommand;
import canopy.core.event.Json;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.sync.FeedReceiver;
import canopy.sync.HeadOfficeAddress;
import canopy.sync.LineTrouble;
import canopy.sync.SyncStatus;
import canopy.sync.Trouble;
import canopy.till.CannotStart;
import canopy.till.TillProgram;
import canopy.till.Views;
import canopy.till.catalogue.Catalogue;
import canopy.till.health.StopReason;
import canopy.till.loop.Outcome;
import canopy.till.operator.PinCheck;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.Devices;
import canopy.till.ui.PictureTest;
import canopy.till.ui.TextRasteriser;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole till, without screens, with the real head office. */
class HeadOfficeJourneyTest extends PictureTest {
  private static final String TILL = "1";
  private static final String CASHIER = DemoStation.CASHIER.id();

  private static Office office;
  @TempDir private Path folder;

  @BeforeAll
  static void startOffice() throws Exception {
    office = Office.start(Clock.systemUTC());
  }

  @AfterAll
  static void stopOffice() throws Exception {
    office.close();
  }

  /** Every test has its own till, because it has its own head. */
  @BeforeEach
  void forget() {
    office.forgetTills();
  }

  private Path machine(String name) throws Exception {
    Path data = folder.resolve(name);
    DataFolder there = new DataFolder(data);
    try (PinCheck pins = PinCheck.open(data, new SecureRandom())) {
      DemoStation.setUp(there, pins);
    }
    there.write(new Devices(null, null, null, null, false));
    return data;
  }

  private static TillProgram start(Path data) throws CannotStart {
    return TillProgram.start(data, Views.none(), new TextRasteriser(), Clock.systemUTC());
  }

  private static EnrolResult enrol(TillProgram program) throws Exception {
    return program.headOffice().enrol(office.address(), office.code(TILL), TillProgram.VERSION);
  }

  private static void sell(TillProgram program, int sales) throws Exception {
    does(program, new OperatorCommand.SignIn(CASHIER));
    for (int i = 0; i < sales; i++) {
      does(program, new SaleCommand.AddArticle("1001", "1001", Quantity.pieces(1 + i), null));
      Sale sale = program.loop().snapshot().open();
      does(
          program,
          new TenderCommand.Take(
              sale.id(), 0, "cash", program.loop().snapshot().totals().total(), ""));
    }
  }

  private static void does(TillProgram program, Command command) throws Exception {
    Outcome outcome = program.loop().submit(Request.by(CASHIER, command)).get(60, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  private static void until(BooleanSupplier condition) throws InterruptedException {
    Semaphore never = new Semaphore(0);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      assertThat(never.tryAcquire(20, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private static void untilSent(TillProgram program) throws InterruptedException {
    until(
        () ->
            program.headOffice().view().up() != null
                && program.headOffice().view().waiting() == 0
                && program.headOffice().view().up().state() == SyncStatus.State.CONNECTED);
  }

  @Test
  void salesOfAnEnrolledTillArriveWhileItSells() throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      assertThat(program.headOffice().view().settings()).isNull();
      sell(program, 2);
      assertThat(enrol(program).outcome()).isEqualTo(EnrolResult.Outcome.ENROLLED);
      untilSent(program);
      sell(program, 1);
      untilSent(program);
      assertThat(office.lines(TILL)).isEqualTo(SoldLines.lines(program.journal()));
      assertThat(program.headOffice().unsent(10)).isEmpty();
    }
    Path key = data.resolve("keys/headoffice");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    try (TillProgram again = start(data)) {
      untilSent(again);
      assertThat(office.lines(TILL)).isEqualTo(SoldLines.lines(again.journal()));
    }
  }

  @Test
  void sellsOnAloneAndSendsItAllWhenHeadOfficeIsBack() throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      enrol(program);
      untilSent(program);
      long acknowledged = program.journal().lastSeq();
      HeadOfficeAddress gone = office.address();
      office.stop();
      sell(program, 3);
      program.headOffice().tryNow();
      until(() -> program.headOffice().view().up().state() == SyncStatus.State.NOT_CONNECTED);
      assertThat(program.headOffice().unsent(10)).hasSize(3);
      assertThat(program.headOffice().unsent(2)).hasSize(2);
      assertThat(program.headOffice().view().waiting())
          .isEqualTo(program.journal().lastSeq() - acknowledged);
      assertThatThrownBy(() -> program.headOffice().enrol(gone, "X", "0"))
          .isInstanceOf(LineTrouble.class);
    } finally {
      office.restart();
    }
    // The address has changed with the port: as if the technician had corrected it.
    HeadOfficeFiles files = new HeadOfficeFiles(new DataFolder(data));
    HeadOfficeSettings old = files.settings();
    assertThat(files.acknowledged()).isPositive();
    files.write(
        new HeadOfficeSettings(
            office.address().url(), null, old.site(), old.till(), old.keyId(), false, null));
    try (TillProgram program = start(data)) {
      untilSent(program);
      assertThat(office.lines(TILL)).isEqualTo(SoldLines.lines(program.journal()));
    }
  }

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
      assertThat(refused)
          .isEqualTo(new Outcome.Stopped(canopy.till.loop.Trouble.MUST_RESTART));
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

  @Test
  void anotherTillsCodeIsRefused() throws Exception {
    try (TillProgram program = start(machine("till"))) {
      assertThatThrownBy(
              () ->
                  program
                      .headOffice()
                      .enrol(office.address(), office.code("9"), TillProgram.VERSION))
          .isInstanceOfSatisfying(
              LineTrouble.class,
              e -> {
                assertThat(e.trouble().code()).isEqualTo(Trouble.Code.OTHER_TILL);
                assertThat(e.trouble().detail()).containsExactly("S001", "9");
              });
      assertThat(program.headOffice().view().settings()).isNull();
      assertThatThrownBy(
              () ->
                  program
                      .headOffice()
                      .enrol(office.address(), "0000-0000-0000", TillProgram.VERSION))
          .isInstanceOfSatisfying(
              LineTrouble.class,
              e -> assertThat(e.trouble().code()).isEqualTo(Trouble.Code.BAD_CODE));
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
          .containsExactly(
              Long.toString(office.program().forks().open().getFirst().fork().seq()));
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

  /** Selling goes on in quarantine. */
  private static void sellOn(TillProgram program) throws Exception {
    does(program, new OperatorCommand.SignOut());
    sell(program, 1);
  }

  @Test
  void signsOffForGoodWhenHeadOfficeHasEverything() throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      enrol(program);
      sell(program, 2);
      program.headOffice().signOff();
      assertThat(program.headOffice().view().settings()).isNull();
      assertThat(office.lines(TILL)).isEqualTo(SoldLines.lines(program.journal()));
      assertThat(data.resolve("keys/headoffice")).doesNotExist();
      does(program, new OperatorCommand.SignOut());
      sell(program, 1);
    }
    try (TillProgram alone = start(data)) {
      assertThat(alone.headOffice().view().up()).isNull();
    }
  }

  @Test
  void pricesOfHeadOfficeReachTheTillWhileItSells() throws Exception {
    try (TillProgram program = start(machine("till"))) {
      enrol(program);
      untilSent(program);
      sell(program, 1);
      Catalogue goods = program.master().catalogue();
      List<Edit> edits = new ArrayList<>();
      goods.taxClasses().forEach(one -> edits.add(edit(RecordKind.TAX_CLASS, one.id(), one)));
      goods.departments().forEach(one -> edits.add(edit(RecordKind.DEPARTMENT, one.id(), one)));
      goods
          .grades()
          .forEach(one -> edits.add(edit(RecordKind.GRADE, Integer.toString(one.id()), one)));
      goods.articles().forEach(one -> edits.add(edit(RecordKind.ARTICLE, one.id(), one)));
      office.program().feed().apply(edits, "chief");
      ObjectNode dearer = Json.mapper().valueToTree(program.master().article("1001"));
      dearer.putObject("price").put("tenthsOfMinor", 99_000);
      office
          .program()
          .feed()
          .apply(List.of(Edit.everywhere(RecordKind.ARTICLE, "1001", dearer)), "chief");
      until(() -> program.master().article("1001").price().tenthsOfMinor() == 99_000);
      assertThat(program.master().catalogue().articles()).hasSize(goods.articles().size());
      until(
          () -> {
            FeedReceiver.Status down = program.headOffice().view().down();
            return down != null && down.cursor() > edits.size() && down.trouble() == null;
          });
    }
  }

  private static Edit edit(RecordKind kind, String key, Object record) {
    return Edit.everywhere(kind, key, Json.mapper().valueToTree(record));
  }

  @Test
  void sellsWithoutHeadOfficeWhenItsKeyIsLost() throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      enrol(program);
      untilSent(program);
    }
    Files.writeString(data.resolve("keys/headoffice"), "damaged");
    try (TillProgram program = start(data)) {
      assertThat(program.headOffice().view().settings()).isNotNull();
      assertThat(program.headOffice().view().up()).isNull();
      sell(program, 1);
      assertThat(enrol(program).outcome()).isEqualTo(EnrolResult.Outcome.ENROLLED);
      untilSent(program);
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (var files = Files.walk(from)) {
      for (Path one : files.toList()) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
  }
}
