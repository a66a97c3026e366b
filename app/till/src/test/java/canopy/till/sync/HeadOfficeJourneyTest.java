package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.catalogue.Language;
import canopy.core.catalogue.Names;
import canopy.core.command.OperatorCommand;
import canopy.core.event.Json;
import canopy.core.station.DecidedSettings;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.sync.FeedReceiver;
import canopy.sync.HeadOfficeAddress;
import canopy.sync.LineTrouble;
import canopy.sync.SyncStatus;
import canopy.sync.Trouble;
import canopy.till.TillProgram;
import canopy.till.catalogue.Catalogue;
import canopy.till.station.DataFolder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole till, without screens, with the real head office. */
class HeadOfficeJourneyTest extends HeadOfficeJourney {
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

  @Test
  void signsOffForGoodWhenHeadOfficeHasEverything() throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      enrol(program);
      sell(program, 2);
      String sold = SoldLines.lines(program.journal());
      program.headOffice().signOff();
      assertThat(program.headOffice().view().settings()).isNull();
      // Goods that came just before may still be written down after the end, which is no sale.
      assertThat(office.lines(TILL)).startsWith(sold);
      assertThat(SoldLines.lines(program.journal())).startsWith(office.lines(TILL));
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

  @Test
  void settingsAndReceiptTextsOfHeadOfficeReachTheTillAndItsJournal() throws Exception {
    Path data = machine("till");
    DecidedSettings settings = new DecidedSettings(true, 90, Language.ES);
    Names foot = new Names("谢谢惠顾", "Open all night", "Abierto de noche");
    try (TillProgram program = start(data)) {
      enrol(program);
      untilSent(program);
      office
          .program()
          .feed()
          .apply(
              List.of(
                  edit(RecordKind.SETTINGS, "tills", settings),
                  edit(RecordKind.RECEIPT_TEXT, "foot", foot)),
              "chief");
      until(() -> program.settings().paperLanguage() == Language.ES);
      until(() -> program.master().receiptFoot(Language.EN).equals(List.of("Open all night")));
      assertThat(program.settings().autoLockSeconds()).isEqualTo(90);
      assertThat(SoldLines.lines(program.journal()))
          .contains("\"setting.changed\"")
          .contains("\"paperLanguage\"");
    }
    try (TillProgram again = start(data)) {
      assertThat(again.settings().autoAuthorise()).isTrue();
      assertThat(again.master().receiptFoot(Language.ES)).containsExactly("Abierto de noche");
      office
          .program()
          .feed()
          .apply(List.of(Edit.everywhere(RecordKind.RECEIPT_TEXT, "foot", null)), "chief");
      until(() -> again.master().decidedFoot() == null);
    }
    office
        .program()
        .feed()
        .apply(List.of(Edit.everywhere(RecordKind.SETTINGS, "tills", null)), "chief");
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
}
