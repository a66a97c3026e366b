package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.operator.DecidedPeople;
import canopy.core.operator.Grant;
import canopy.core.operator.HeldBack;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.state.StaffBook;
import canopy.core.station.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What head office decides about people, and what a till must not do all the same. */
class DecidedStaffTest {
  private static final Role LEAD = new Role("lead", "值班长", Map.of(Right.SELL, Grant.ALLOWED), 60);
  private static final People.Person TOM = person("1007", "Tom", "lead", true);
  private static final Set<String> PINS = Set.of(TestBook.MANAGER, TestBook.CASHIER);

  private final TestBook book = new TestBook();
  private final Till till = Till.signedIn(book);

  private static People.Person person(String id, String name, String role, boolean active) {
    return new People.Person(id, name, role, Language.EN, active);
  }

  private List<Event> decides(List<Role> roles, List<People.Person> persons, Set<String> pins) {
    return till.hears(new OperatorCommand.Decide(new DecidedPeople(roles, persons), pins));
  }

  private StaffBook staff() {
    return till.state.session().staff();
  }

  private People people() {
    return staff().over(book.people());
  }

  private People.Person there(String id) {
    return people().person(id).orElseThrow();
  }

  @Test
  void aRoleAndAPersonOfItComeIntoForceOnce() {
    assertThat(decides(List.of(LEAD), List.of(TOM), PINS))
        .containsExactly(new OperatorEvent.RoleDecided(LEAD), new OperatorEvent.Decided(TOM));
    assertThat(there("1007")).isEqualTo(TOM);
    assertThat(decides(List.of(LEAD), List.of(TOM), PINS)).as("once more").isEmpty();
  }

  @Test
  void whatHeadOfficeDecidesTheStationDoesNotUntilItIsReleased() {
    decides(List.of(LEAD), List.of(TOM), PINS);
    Request manager =
        Request.by(
            TestBook.MANAGER, new OperatorCommand.Change(person("1007", "Thomas", "lead", true)));
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.MANAGER, new OperatorCommand.SignIn(TestBook.MANAGER)));
    assertThat(till.refuses(manager)).isEqualTo(Refusal.Reason.HEAD_OFFICE_DECIDES);
    assertThat(till.refuses(Request.by(TestBook.MANAGER, new OperatorCommand.ChangeRole(LEAD))))
        .isEqualTo(Refusal.Reason.HEAD_OFFICE_DECIDES);
    assertThat(till.does(Request.by(TestBook.MANAGER, new OperatorCommand.ChangePin("1007", "c1"))))
        .as("a PIN is the station's")
        .hasSize(1);
    assertThat(decides(List.of(), List.of(), PINS))
        .containsExactly(new OperatorEvent.Released(List.of("1007"), List.of("lead")));
    assertThat(there("1007")).isEqualTo(TOM);
    assertThat(till.does(manager)).hasSize(1);
  }

  @Test
  void whomTheJournalDoesNotNameIsNamedOnce() {
    OperatorCommand.Name name = new OperatorCommand.Name();
    List<OperatorEvent.Known> all =
        book.people().persons().stream()
            .map(one -> new OperatorEvent.Known(one.id(), one.name()))
            .toList();
    assertThat(till.hears(name)).containsExactly(new OperatorEvent.Named(all));
    assertThat(till.hears(name)).as("once more").isEmpty();
    decides(List.of(LEAD), List.of(TOM), PINS);
    assertThat(till.hears(name)).as("head office knows whom it decides").isEmpty();
    decides(List.of(), List.of(), PINS);
    assertThat(till.hears(name))
        .as("released")
        .containsExactly(
            new OperatorEvent.Named(List.of(new OperatorEvent.Known(TOM.id(), TOM.name()))));
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by(TestBook.MANAGER, new OperatorCommand.SignIn(TestBook.MANAGER)));
    till.does(
        Request.by(
            TestBook.MANAGER,
            new OperatorCommand.Change(person(TOM.id(), "Thomas", "lead", true))));
    assertThat(till.hears(name)).as("the change has the name").isEmpty();
  }

  @Test
  void theLastManagerWithAPinGoesOnlyWhenAnotherHasOne() {
    People.Person gone = person("2001", there("2001").name(), "manager", false);
    People.Person next = person("2009", "Next", "manager", true);
    assertThat(decides(List.of(), List.of(gone, next), PINS))
        .containsExactly(
            new OperatorEvent.Decided(next),
            new OperatorEvent.HeldBack(
                List.of(new HeldBack(HeldBack.Kind.PERSON, "2001", HeldBack.Why.LAST_WITH_RIGHT))));
    assertThat(there("2001").active()).isTrue();
    Set<String> more = Set.of(TestBook.MANAGER, TestBook.CASHIER, "2009");
    assertThat(decides(List.of(), List.of(gone, next), more))
        .hasSize(2)
        .contains(new OperatorEvent.HeldBack(List.of()));
    assertThat(there("2001").active()).isFalse();
  }

  @Test
  void aRoleThatWouldShutEverybodyOutWaits() {
    Role all = book.people().role("manager").orElseThrow();
    Role less = all.with(Right.MANAGE_PEOPLE, Grant.DENIED);
    assertThat(decides(List.of(less), List.of(), PINS))
        .containsExactly(
            new OperatorEvent.HeldBack(
                List.of(
                    new HeldBack(HeldBack.Kind.ROLE, "manager", HeldBack.Why.LAST_WITH_RIGHT))));
    assertThat(decides(List.of(less), List.of(), PINS)).as("said once").isEmpty();
    assertThat(people().role("manager")).contains(all);
  }

  @Test
  void somebodyElsesPinDoesNotOpenTheRightsOfANumber() {
    People.Person other = person(TestBook.CASHIER, "Another", "manager", true);
    assertThat(decides(List.of(), List.of(other), PINS))
        .containsExactly(
            new OperatorEvent.HeldBack(
                List.of(
                    new HeldBack(
                        HeldBack.Kind.PERSON, TestBook.CASHIER, HeldBack.Why.NUMBER_TAKEN))));
    assertThat(there(TestBook.CASHIER).role()).isEqualTo("cashier");
    People.Person same = person(TestBook.CASHIER, there(TestBook.CASHIER).name(), "manager", true);
    decides(List.of(), List.of(same), PINS);
    assertThat(there(TestBook.CASHIER).role()).isEqualTo("manager");
    decides(List.of(), List.of(other), PINS);
    assertThat(there(TestBook.CASHIER).name()).as("head office's own").isEqualTo("Another");
  }

  @Test
  void aPersonKeepsTheOwnLanguage() {
    decides(List.of(LEAD), List.of(TOM), PINS);
    People.Person chinese = new People.Person("1007", "Tom", "lead", Language.ZH_CN, true);
    decides(List.of(LEAD), List.of(chinese), PINS);
    assertThat(there("1007")).as("was never here").isEqualTo(chinese);
    decides(List.of(LEAD), List.of(TOM), PINS);
    book.people(people());
    till.does(new OperatorCommand.SignOut());
    till.does(Request.by("1007", new OperatorCommand.SignIn("1007")));
    book.people(people().speaking("1007", Language.ES));
    assertThat(decides(List.of(LEAD), List.of(TOM), PINS)).isEmpty();
    decides(List.of(LEAD), List.of(person("1007", "Tomas", "lead", true)), PINS);
    assertThat(there("1007"))
        .isEqualTo(new People.Person("1007", "Tomas", "lead", Language.ES, true));
  }

  @Test
  void whatIsNotValidHoldsUpNothingElse() {
    assertThat(
            decides(
                List.of(),
                List.of(
                    person("tom", "Tom", "cashier", true),
                    person("1008", "x".repeat(Limits.NAME_LENGTH + 1), "cashier", true),
                    person("1009", "Ann", "nobody", true),
                    person("1010", "Ben", "cashier", true)),
                PINS))
        .containsExactly(
            new OperatorEvent.Decided(person("1010", "Ben", "cashier", true)),
            new OperatorEvent.HeldBack(
                List.of(
                    new HeldBack(HeldBack.Kind.PERSON, "tom", HeldBack.Why.NOT_VALID),
                    new HeldBack(HeldBack.Kind.PERSON, "1008", HeldBack.Why.NOT_VALID),
                    new HeldBack(HeldBack.Kind.PERSON, "1009", HeldBack.Why.UNKNOWN_ROLE))));
  }

  @Test
  void thereIsRoomForSoManyPeopleAndRoles() {
    List<People.Person> persons = new ArrayList<>();
    for (int i = 0; i < Limits.PEOPLE; i++) {
      persons.add(person("7" + i, "p" + i, "cashier", true));
    }
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i < Limits.ROLES; i++) {
      roles.add(new Role("r" + i, "role " + i, Map.of(), null));
    }
    decides(roles, persons, PINS);
    assertThat(people().persons()).hasSize(Limits.PEOPLE);
    assertThat(people().roles()).hasSize(Limits.ROLES);
    assertThat(staff().decided().heldBack())
        .isNotEmpty()
        .allSatisfy(held -> assertThat(held.why()).isEqualTo(HeldBack.Why.TOO_MANY));
  }
}
