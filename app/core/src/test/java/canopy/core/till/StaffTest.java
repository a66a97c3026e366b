package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Language;
import canopy.core.command.Command;
import canopy.core.command.CounterCommand;
import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.operator.Approval;
import canopy.core.operator.Grant;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.state.StaffBook;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People, roles and PINs: who may change them, and what the journal keeps of it. */
class StaffTest {
  private static final Role LEAD =
      new Role(
          "lead", "值班长", Map.of(Right.SELL, Grant.ALLOWED, Right.MANAGE_PEOPLE, Grant.ALLOWED), 60);

  private final TestBook book = new TestBook();
  private final Till till = Till.signedIn(book);

  private static People.Person person(String id, String role) {
    return new People.Person(id, "person " + id, role, Language.EN, true);
  }

  /** What somebody does who has just signed in instead of whoever was there. */
  private List<Event> does(String who, Command command) {
    return till.does(as(who, command));
  }

  private Refusal.Reason refused(String who, Command command) {
    return till.refuses(as(who, command));
  }

  private Request as(String who, Command command) {
    if (!who.equals(till.state.session().operator())) {
      till.does(new OperatorCommand.SignOut());
      till.does(Request.by(who, new OperatorCommand.SignIn(who)));
    }
    return Request.by(who, command);
  }

  private StaffBook staff() {
    return till.state.session().staff();
  }

  @Test
  void aNewPersonIsInTheJournalWhole() {
    People.Person tom = person("1007", "cashier");
    assertThat(does(TestBook.MANAGER, new OperatorCommand.Change(tom)))
        .containsExactly(new OperatorEvent.Changed(tom));
    People file = book.people();
    assertThat(staff().over(file).person("1007")).contains(tom);
    assertThat(staff().over(file).asOfSeq()).isEqualTo(till.state.seq());
  }

  @Test
  void aFileThatHasAChangeIsLeftAlone() {
    does(TestBook.MANAGER, new OperatorCommand.Change(person("1007", "cashier")));
    People.Person byHand = new People.Person("1007", "by hand", "cashier", Language.ES, true);
    People file = staff().over(book.people()).with(byHand);
    assertThat(staff().over(file)).isEqualTo(file);
  }

  @Test
  void nobodyGivesMoreThanTheyHold() {
    does(TestBook.MANAGER, new OperatorCommand.ChangeRole(LEAD));
    does(TestBook.MANAGER, new OperatorCommand.Change(person("1007", "lead")));
    // The book of a running till would have them by now.
    book.people(staff().over(book.people()));
    assertThat(refused("1007", new OperatorCommand.Change(person("1008", "manager"))))
        .isEqualTo(Refusal.Reason.RIGHTS_ABOVE_OWN);
    assertThat(refused("1007", new OperatorCommand.Change(person("1007", "manager"))))
        .as("to themselves")
        .isEqualTo(Refusal.Reason.RIGHTS_ABOVE_OWN);
    assertThat(
            refused(
                "1007",
                new OperatorCommand.ChangeRole(LEAD.with(Right.CHANGE_SETTINGS, Grant.ALLOWED))))
        .as("to their role")
        .isEqualTo(Refusal.Reason.RIGHTS_ABOVE_OWN);
    assertThat(refused("1007", new OperatorCommand.ChangePin(TestBook.MANAGER, "c1")))
        .as("by the PIN of somebody who holds more")
        .isEqualTo(Refusal.Reason.RIGHTS_ABOVE_OWN);
    Role sells = new Role("lead2", "卖货", Map.of(Right.SELL, Grant.ALLOWED), null);
    assertThat(does("1007", new OperatorCommand.ChangeRole(sells))).hasSize(1);
    assertThat(does("1007", new OperatorCommand.Change(person("1008", "lead2")))).hasSize(1);
  }

  @Test
  void whoManagesPeopleGoesOnDoingSo() {
    Role manager = book.people().role("manager").orElseThrow();
    assertThat(refused(TestBook.MANAGER, new OperatorCommand.Change(person("2001", "cashier"))))
        .as("though the deputy could")
        .isEqualTo(Refusal.Reason.NOT_YOURSELF);
    assertThat(
            refused(
                TestBook.MANAGER,
                new OperatorCommand.ChangeRole(manager.with(Right.MANAGE_PEOPLE, Grant.DENIED))))
        .isEqualTo(Refusal.Reason.NOT_YOURSELF);
    assertThat(does(TestBook.MANAGER, new OperatorCommand.Change(person("2002", "cashier"))))
        .hasSize(1);
  }

  @Test
  void nobodyApprovesThatTheyThemselvesStopManagingPeople() {
    Command down = new OperatorCommand.Change(person("2001", "cashier"));
    assertThat(
            till.refuses(
                as(TestBook.CASHIER, down)
                    .approved(new Approval(TestBook.MANAGER, Right.MANAGE_PEOPLE))))
        .isEqualTo(Refusal.Reason.NOT_YOURSELF);
  }

  @Test
  void somebodyRemainsForEveryRightThatWorkNeeds() {
    Role manager = book.people().role("manager").orElseThrow();
    for (Right right :
        List.of(
            Right.CHANGE_SETTINGS,
            Right.OPEN_SHIFT,
            Right.CLOSE_SHIFT,
            Right.CLOSE_OTHERS_SHIFT,
            Right.CLOSE_DAY,
            Right.ACCEPT_DIFFERENCE,
            Right.REFUND,
            Right.SETTLE_PAYMENT,
            Right.RESTART_PUMP)) {
      Role less = manager.with(right, Grant.APPROVAL_REQUIRED);
      assertThat(till.refusal(as(TestBook.MANAGER, new OperatorCommand.ChangeRole(less))))
          .isEqualTo(Refusal.about(right, Refusal.Reason.LAST_WITH_RIGHT));
    }
    assertThat(
            does(
                TestBook.MANAGER,
                new OperatorCommand.ChangeRole(manager.with(Right.SELL, Grant.DENIED))))
        .as("cashiers sell")
        .hasSize(1);
  }

  @Test
  void ownPinNeedsNoRightAndAnothersIsTemporary() {
    assertThat(does(TestBook.CASHIER, new OperatorCommand.ChangePin(TestBook.CASHIER, "c1")))
        .containsExactly(new OperatorEvent.PinChanged(TestBook.CASHIER, "c1", false));
    assertThat(does(TestBook.MANAGER, new OperatorCommand.ChangePin(TestBook.CASHIER, "c2")))
        .containsExactly(new OperatorEvent.PinChanged(TestBook.CASHIER, "c2", true));
    assertThat(staff().mustChangePin(TestBook.CASHIER)).isTrue();
    assertThat(does(TestBook.CASHIER, new OperatorCommand.ChangePin(TestBook.CASHIER, "c3")))
        .hasSize(1);
    assertThat(staff().mustChangePin(TestBook.CASHIER)).isFalse();
  }

  @Test
  void aLiftedLockOutLetsTryAgain() {
    for (int i = 0; i < 3; i++) {
      till.does(new OperatorCommand.RejectPin(TestBook.COLLEAGUE));
    }
    assertThat(till.state.session().attemptsOf(TestBook.COLLEAGUE).lockedUntil()).isNotNull();
    does(TestBook.MANAGER, new OperatorCommand.LiftLockout(TestBook.COLLEAGUE));
    assertThat(till.state.session().attempts()).isEmpty();
  }

  @Test
  void trainingIsTwoLinesAndEndsWithTheProgram() {
    book.grant(Right.TRAIN, Grant.ALLOWED);
    assertThat(does(TestBook.CASHIER, new OperatorCommand.StartTraining()))
        .containsExactly(new OperatorEvent.TrainingStarted(TestBook.CASHIER));
    assertThat(till.hears(new CounterCommand.Recover()))
        .contains(new OperatorEvent.TrainingEnded(TestBook.CASHIER));
    assertThat(staff().training()).isNull();
  }

  @Test
  void trainingWaitsForTheOpenSale() {
    book.grant(Right.TRAIN, Grant.ALLOWED);
    till.selling("cola");
    assertThat(refused(TestBook.CASHIER, new OperatorCommand.StartTraining()))
        .isEqualTo(Refusal.Reason.SALE_OPEN);
  }

  @Test
  void aRightThatAnOlderFileDoesNotKnowGoesToThoseWhoChangeSettings() {
    Role boss = new Role("boss", Map.of(Right.CHANGE_SETTINGS, Grant.ALLOWED));
    Role hand = new Role("hand", Map.of(Right.SELL, Grant.ALLOWED));
    People people = new People(List.of(boss, hand), List.of()).knowingEveryRight();
    assertThat(people.role("boss").orElseThrow().grant(Right.MANAGE_PEOPLE))
        .isEqualTo(Grant.ALLOWED);
    assertThat(people.role("hand").orElseThrow().grant(Right.MANAGE_PEOPLE))
        .isEqualTo(Grant.DENIED);
    assertThat(people.role("boss").orElseThrow().grant(Right.SELL))
        .as("known, and not given")
        .isEqualTo(Grant.DENIED);
  }

  @Test
  void aNewRightGoesWithTheOldOneThatItGrewOutOf() {
    Role boss = new Role("boss", Map.of(Right.CHANGE_SETTINGS, Grant.ALLOWED));
    Role hand =
        new Role(
            "hand", Map.of(Right.SELL, Grant.ALLOWED, Right.CLOSE_DAY, Grant.APPROVAL_REQUIRED));
    Role next =
        new People(List.of(boss, hand), List.of()).knowingEveryRight().role("hand").orElseThrow();
    assertThat(next.grant(Right.CLOSE_SHIFT)).isEqualTo(Grant.ALLOWED);
    assertThat(next.grant(Right.TRAIN)).isEqualTo(Grant.ALLOWED);
    assertThat(next.grant(Right.ACCEPT_DIFFERENCE)).isEqualTo(Grant.APPROVAL_REQUIRED);
    assertThat(next.grant(Right.COMPANY_USE)).isEqualTo(Grant.DENIED);
    assertThat(next.grant(Right.MANAGE_PEOPLE)).isEqualTo(Grant.DENIED);
    assertThat(next.grant(Right.REFUND)).as("old").isEqualTo(Grant.DENIED);
  }
}
