package canopy.core.till;

import canopy.core.command.OperatorCommand;
import canopy.core.event.Event;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.operator.Approval;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.station.Book;
import canopy.core.station.Limits;
import canopy.core.till.decided.DecidedStaff;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may change people and their rights. Nobody gives, to themselves or to others, more than they
 * hold, nor touches somebody who holds more: a new PIN for that person would be a way to their
 * rights. Whoever makes a change may still manage people after it, and somebody remains for every
 * right that work cannot do without.
 */
record StaffRules(Book book, Permission permission) {
  private static final Role NOTHING = new Role("", Map.of());

  Decision decide(Moment moment, OperatorCommand.Staff command) {
    return switch (command) {
      case OperatorCommand.Change c -> change(moment, c.person());
      case OperatorCommand.ChangeRole c -> changeRole(moment, c.role());
      case OperatorCommand.ChangePin c -> changePin(moment, c);
      case OperatorCommand.LiftLockout c ->
          people(moment).person(c.operator()).isEmpty()
              ? Decision.refuse(Refusal.Reason.UNKNOWN_OPERATOR)
              : managed(moment, c.operator(), null, new OperatorEvent.LockoutLifted(c.operator()));
      case OperatorCommand.Decide c ->
          Decision.accept(
              DecidedStaff.events(
                  moment.state().session().staff(), people(moment), c.people(), c.withPin()));
      case OperatorCommand.Name _ -> name(moment);
      case OperatorCommand.StartTraining c -> startTraining(moment);
      case OperatorCommand.EndTraining c -> endTraining(moment);
    };
  }

  private Decision change(Moment moment, People.Person person) {
    People now = people(moment);
    Optional<People.Person> before = now.person(person.id());
    if (before.isEmpty() && !DecidedStaff.NUMBER.matcher(person.id()).matches()) {
      return Decision.refuse(Refusal.Reason.BAD_OPERATOR_NUMBER);
    }
    if (moment.state().session().staff().decided().persons().contains(person.id())) {
      return Decision.refuse(Refusal.Reason.HEAD_OFFICE_DECIDES, person.name());
    }
    Decision badName = name(person.name());
    if (badName != null) {
      return badName;
    }
    Role role = now.role(person.role()).orElse(null);
    if (role == null) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_ROLE, person.role());
    }
    if (before.isEmpty() && now.persons().size() >= Limits.PEOPLE) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_PEOPLE, Limits.PEOPLE);
    }
    if (person.id().equals(moment.by()) && !person.active()) {
      return Decision.refuse(Refusal.Reason.NOT_YOURSELF);
    }
    Decision loss = loss(moment, now, now.with(person));
    if (loss != null) {
      return loss;
    }
    boolean sameRole = before.isPresent() && before.get().role().equals(person.role());
    return managed(moment, person.id(), sameRole ? null : role, new OperatorEvent.Changed(person));
  }

  private Decision changeRole(Moment moment, Role role) {
    People now = people(moment);
    if (moment.state().session().staff().decided().roles().contains(role.id())) {
      return Decision.refuse(Refusal.Reason.HEAD_OFFICE_DECIDES, role.id());
    }
    Role before = now.role(role.id()).orElse(null);
    if (before == null && !DecidedStaff.ROLE_ID.matcher(role.id()).matches()) {
      return Decision.refuse(Refusal.Reason.NAME_NEEDED);
    }
    Decision badName = before == null || !role.name().isEmpty() ? name(role.name()) : null;
    if (badName != null) {
      return badName;
    }
    boolean taken =
        now.roles().stream()
            .anyMatch(
                each ->
                    !role.name().isEmpty()
                        && each.name().equalsIgnoreCase(role.name())
                        && !each.id().equals(role.id()));
    if (taken) {
      return Decision.refuse(Refusal.Reason.NAME_TAKEN, role.name());
    }
    if (before == null && now.roles().size() >= Limits.ROLES) {
      return Decision.refuse(Refusal.Reason.TOO_MANY_ROLES, Limits.ROLES);
    }
    Decision loss = loss(moment, now, now.with(role));
    if (loss != null) {
      return loss;
    }
    var answer = permission.check(moment, Right.MANAGE_PEOPLE, role.id());
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    Role own = holder(moment, answer.approved());
    if (own != null && (role.exceeds(own) || (before != null && before.exceeds(own)))) {
      return Decision.refuse(Refusal.Reason.RIGHTS_ABOVE_OWN);
    }
    return Decision.accept(TillRules.list(answer.approved(), new OperatorEvent.RoleChanged(role)));
  }

  /** One's own PIN is one's own affair; the old one was asked for. */
  private Decision changePin(Moment moment, OperatorCommand.ChangePin c) {
    if (people(moment).person(c.operator()).isEmpty()) {
      return Decision.refuse(Refusal.Reason.UNKNOWN_OPERATOR);
    }
    boolean own = c.operator().equals(moment.by());
    Event event = new OperatorEvent.PinChanged(c.operator(), c.change(), !own);
    return own ? Decision.accept(event) : managed(moment, c.operator(), null, event);
  }

  /** Changes a person, unless that person holds more, or would, than who does it. */
  private Decision managed(Moment moment, String id, @Nullable Role next, Event event) {
    var answer = permission.check(moment, Right.MANAGE_PEOPLE, id);
    if (answer.refusal() != null) {
      return answer.refusal();
    }
    People now = people(moment);
    Role own = holder(moment, answer.approved());
    Role held = now.person(id).flatMap(each -> now.role(each.role())).orElse(null);
    if (own != null
        && ((held != null && held.exceeds(own)) || (next != null && next.exceeds(own)))) {
      return Decision.refuse(Refusal.Reason.RIGHTS_ABOVE_OWN);
    }
    return Decision.accept(TillRules.list(answer.approved(), event));
  }

  /** Whose rights bound the change: who approved it, or who does it; null for the program. */
  private @Nullable Role holder(Moment moment, OperatorEvent.@Nullable Approved approved) {
    if (moment.by().equals(Recorded.SYSTEM)) {
      return null;
    }
    People now = people(moment);
    String id = approved == null ? moment.by() : approved.operator();
    return now.person(id).flatMap(person -> now.role(person.role())).orElse(NOTHING);
  }

  private Decision name(Moment moment) {
    List<OperatorEvent.Known> unnamed =
        people(moment).persons().stream()
            .map(person -> new OperatorEvent.Known(person.id(), person.name()))
            .filter(one -> !moment.state().session().staff().isNamed(one))
            .toList();
    return unnamed.isEmpty()
        ? Decision.accept()
        : Decision.accept(new OperatorEvent.Named(unnamed));
  }

  private Decision startTraining(Moment moment) {
    var open = moment.open();
    if (open != null && !open.isEmpty()) {
      return Decision.refuse(Refusal.Reason.SALE_OPEN);
    }
    if (moment.state().session().staff().training() != null) {
      return Decision.accept();
    }
    var answer = permission.check(moment, Right.TRAIN, "training");
    return answer.refusal() != null
        ? answer.refusal()
        : Decision.accept(
            TillRules.list(answer.approved(), new OperatorEvent.TrainingStarted(moment.by())));
  }

  private static Decision endTraining(Moment moment) {
    String who = moment.state().session().staff().training();
    return who == null ? Decision.accept() : Decision.accept(new OperatorEvent.TrainingEnded(who));
  }

  /** With the changes that are on their way into the file. */
  private People people(Moment moment) {
    return moment.state().session().staff().over(book.people());
  }

  /**
   * Refuses a change that takes a needed right from its last holder, or the managing of people from
   * who makes the change: they are there, with a PIN that works, and others may not be.
   */
  private static @Nullable Decision loss(Moment moment, People before, People after) {
    Approval approval = moment.request().approval();
    if (losesManaging(moment.by(), before, after)
        || (approval != null && losesManaging(approval.by(), before, after))) {
      return Decision.refuse(Refusal.Reason.NOT_YOURSELF);
    }
    for (Right right : People.NEEDED) {
      if (before.anybodyMay(right) && !after.anybodyMay(right)) {
        return new Decision.Refused(Refusal.about(right, Refusal.Reason.LAST_WITH_RIGHT));
      }
    }
    return null;
  }

  private static boolean losesManaging(String id, People before, People after) {
    return before.may(id, Right.MANAGE_PEOPLE) && !after.may(id, Right.MANAGE_PEOPLE);
  }

  private static @Nullable Decision name(String name) {
    if (name.isBlank()) {
      return Decision.refuse(Refusal.Reason.NAME_NEEDED);
    }
    return name.length() > Limits.NAME_LENGTH
        ? Decision.refuse(Refusal.Reason.TEXT_TOO_LONG, Limits.NAME_LENGTH)
        : null;
  }
}
