package canopy.till.sync;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.Command;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.event.Json;
import canopy.core.operator.Grant;
import canopy.core.operator.HeldBack;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.state.StaffBook;
import canopy.headoffice.feed.Edit;
import canopy.headoffice.feed.RecordKind;
import canopy.till.TillProgram;
import canopy.till.loop.Outcome;
import canopy.till.operator.Pin;
import canopy.till.operator.PinCheck;
import canopy.till.operator.PinRule;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People and roles that head office decides, through the real feed, to who may sign in. */
class PeopleFromHeadOfficeTest extends HeadOfficeJourney {
  private static final Role LEAD =
      new Role("lead", "值班长", Map.of(Right.SELL, Grant.ALLOWED, Right.REFUND, Grant.ALLOWED), null);
  private static final People.Person TOM =
      new People.Person("7007", "Tom", "lead", Language.EN, true);
  private static final String MANAGER = DemoStation.MANAGER.id();

  private static void decide(RecordKind kind, String key, Object record) {
    var data = record == null ? null : Json.mapper().valueToTree(record);
    office.program().feed().apply(List.of(Edit.everywhere(kind, key, data)), "chief");
  }

  /** All tests share one head office. */
  @AfterEach
  void leaveItToTheStation() {
    decide(RecordKind.OPERATOR, TOM.id(), null);
    decide(RecordKind.OPERATOR, MANAGER, null);
    decide(RecordKind.ROLE, LEAD.id(), null);
  }

  private static StaffBook.ByHeadOffice decided(TillProgram program) {
    return program.loop().snapshot().state().session().staff().decided();
  }

  private static Map<String, String> named(TillProgram program) {
    return program.loop().snapshot().state().session().staff().names();
  }

  private static Outcome asks(TillProgram program, String who, Command command) throws Exception {
    return program.loop().submit(Request.by(who, command)).get(60, TimeUnit.SECONDS);
  }

  @Test
  void aNewPersonSignsInWithThePinThatTheStationGave() throws Exception {
    Path data = machine("till");
    try (TillProgram program = start(data)) {
      enrol(program);
      untilSent(program);
      decide(RecordKind.ROLE, LEAD.id(), LEAD);
      decide(RecordKind.OPERATOR, TOM.id(), TOM);
      until(() -> program.master().people().person(TOM.id()).isPresent());
      assertThat(program.master().operator(TOM.id()).grant(Right.REFUND)).isEqualTo(Grant.ALLOWED);
      assertThat(program.pins().has(TOM.id())).as("no PIN came from head office").isFalse();
      asks(program, MANAGER, new OperatorCommand.SignIn(MANAGER));
      assertThat(
              asks(
                  program,
                  MANAGER,
                  new OperatorCommand.Change(
                      new People.Person(TOM.id(), "Thomas", "lead", Language.EN, true))))
          .isInstanceOf(Outcome.Refused.class);
      asks(program, MANAGER, new OperatorCommand.ChangePin(TOM.id(), staged(program, "5820")));
      until(() -> program.pins().has(TOM.id()));
      asks(program, MANAGER, new OperatorCommand.SignOut());
      assertThat(asks(program, TOM.id(), new OperatorCommand.SignIn(TOM.id())))
          .isInstanceOf(Outcome.Done.class);
      assertThat(program.loop().snapshot().state().session().mustChangePin()).isTrue();
    }
    try (TillProgram again = start(data)) {
      untilSent(again);
      String lines = SoldLines.lines(again.journal());
      assertThat(lines).containsOnlyOnce("\"operator.decided\"").contains("\"role.decided\"");
      assertThat(office.lines(TILL)).isEqualTo(lines);
      decide(RecordKind.OPERATOR, TOM.id(), null);
      until(() -> decided(again).persons().isEmpty());
      assertThat(again.master().people().person(TOM.id())).as("stays").isPresent();
    }
  }

  @Test
  void whoWasSetUpWithTheStationIsKnownByNameAtHeadOffice() throws Exception {
    Path data = machine("till");
    String cashier = DemoStation.CASHIER.id();
    try (TillProgram program = start(data)) {
      assertThat(SoldLines.lines(program.journal()))
          .as("nobody to tell")
          .doesNotContain("people.named");
      enrol(program);
      until(() -> named(program).containsKey(cashier));
      untilSent(program);
      String name = program.master().people().person(cashier).orElseThrow().name();
      assertThat(office.called(cashier)).isEqualTo(name + " " + cashier);
    }
    DataFolder folder = new DataFolder(data);
    folder.write(
        folder.people().with(new People.Person("8008", "Zoe", "cashier", Language.EN, true)));
    try (TillProgram again = start(data)) {
      until(() -> named(again).containsKey("8008"));
      untilSent(again);
      assertThat(office.called("8008")).as("written into the file by hand").isEqualTo("Zoe 8008");
    }
    try (TillProgram third = start(data)) {
      untilSent(third);
      assertThat(SoldLines.lines(third.journal()).split("people.named", -1)).hasSize(3);
    }
  }

  @Test
  void theLastManagerStaysUntilAnotherOneHasAPin() throws Exception {
    try (TillProgram program = start(machine("till"))) {
      enrol(program);
      untilSent(program);
      People.Person boss = program.master().people().person(MANAGER).orElseThrow();
      decide(
          RecordKind.OPERATOR,
          MANAGER,
          new People.Person(MANAGER, boss.name(), boss.role(), boss.language(), false));
      until(() -> !decided(program).heldBack().isEmpty());
      assertThat(decided(program).heldBack())
          .containsExactly(
              new HeldBack(HeldBack.Kind.PERSON, MANAGER, HeldBack.Why.LAST_WITH_RIGHT));
      assertThat(program.master().operator(MANAGER).active()).isTrue();
      decide(
          RecordKind.OPERATOR,
          TOM.id(),
          new People.Person(TOM.id(), "Tom", boss.role(), Language.EN, true));
      until(() -> program.master().people().person(TOM.id()).isPresent());
      assertThat(decided(program).heldBack()).as("Tom has no PIN").hasSize(1);
      asks(program, MANAGER, new OperatorCommand.SignIn(MANAGER));
      asks(program, MANAGER, new OperatorCommand.ChangePin(TOM.id(), staged(program, "582093")));
      until(() -> decided(program).heldBack().isEmpty());
      until(() -> !program.master().operator(MANAGER).active());
    }
  }

  /** A PIN that the manager typed twice; the name under which it waits. */
  private static String staged(TillProgram program, String digits) throws Exception {
    CompletableFuture<PinCheck.SetAnswer> answer = new CompletableFuture<>();
    program.pins().stage(TOM.id(), PinRule.CASHIER, Pin.of(digits), answer::complete);
    return switch (answer.get(60, TimeUnit.SECONDS)) {
      case PinCheck.SetAnswer.Waiting waiting -> waiting.change();
      case PinCheck.SetAnswer other -> throw new AssertionError(other);
    };
  }
}
