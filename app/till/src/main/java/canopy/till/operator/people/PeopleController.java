package canopy.till.operator.people;

import canopy.core.catalogue.Language;
import canopy.core.command.OperatorCommand;
import canopy.core.operator.Grant;
import canopy.core.operator.HeldBack;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.state.Session;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.PinCheck;
import canopy.till.operator.signin.PinChangeController;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Roles;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes people, roles and PINs. Each change is one request; the rules say whether the person at
 * the till may make it, and the screen shows what came of it. FX thread.
 */
public final class PeopleController implements PeopleActions {
  private final Look look;
  private final Requests requests;
  private final PinCheck pins;
  private final PinChangeController newPin;
  private final Clock clock;
  private final PeopleModel model = new PeopleModel();
  private final PeopleScreen screen;
  private People now = People.NOBODY;

  /** As they were when they were chosen: a list that comes anew must not undo what is written. */
  private People.@Nullable Person chosen;

  private @Nullable Role chosenRole;

  /**
   * @param pins tells who has a PIN at all
   * @param newPin asks for a PIN for somebody
   */
  public PeopleController(
      Surroundings around,
      Requests requests,
      PinCheck pins,
      PinChangeController newPin,
      Clock clock) {
    this.look = around.look();
    this.requests = requests;
    this.pins = pins;
    this.newPin = newPin;
    this.clock = clock;
    this.screen = new PeopleScreen(around, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown. */
  public void open(TillSnapshot till) {
    model.notice.set(null);
    model.view.set(PeopleModel.View.PEOPLE);
    model.anybody.set(false);
    model.chosenRole.set(null);
    chosen = null;
    chosenRole = null;
    screen.markNothing();
    show(till);
  }

  /** Lists everybody as they are now; what is being written on the right stays. */
  public void show(TillSnapshot till) {
    Session session = till.state().session();
    now = session.staff().over(till.book().people());
    ZoneId zone = till.book().station().zone();
    model.people.set(
        now.persons().stream()
            .sorted(
                Comparator.comparing(People.Person::active)
                    .reversed()
                    .thenComparing(People.Person::id))
            .map(person -> row(person, session, zone))
            .toList());
    model.roles.set(
        now.roles().stream()
            .map(
                role ->
                    new RoleRow(
                        role,
                        word(role),
                        holders(role.id()),
                        session.staff().decided().roles().contains(role.id())))
            .toList());
    model.heldBack.set(
        session.staff().decided().heldBack().stream()
            .map(this::word)
            .collect(Collectors.joining("\n")));
    model.lockedOut.set(
        model.people.get().stream()
            .anyMatch(row -> row.lockedOut() && row.id().equals(model.id.get())));
  }

  private int holders(String role) {
    return Math.toIntExact(
        now.persons().stream().filter(each -> each.active() && each.role().equals(role)).count());
  }

  private PersonRow row(People.Person person, Session session, ZoneId zone) {
    Instant here = session.staff().signedIn().get(person.id());
    Instant until = session.attemptsOf(person.id()).lockedUntil();
    boolean lockedOut = until != null && clock.instant().isBefore(until);
    return new PersonRow(
        person,
        now.role(person.role()).map(this::word).orElse(person.role()),
        here == null ? "" : Words.dayAndTime(look, LocalDateTime.ofInstant(here, zone)),
        state(person, session, lockedOut ? until : null, zone),
        lockedOut,
        session.staff().decided().persons().contains(person.id()));
  }

  private String word(HeldBack held) {
    String who =
        switch (held.kind()) {
          case PERSON ->
              now.person(held.id()).map(one -> one.name() + " " + one.id()).orElse(held.id());
          case ROLE -> now.role(held.id()).map(this::word).orElse(held.id());
        };
    String key =
        switch (held.why()) {
          case LAST_WITH_RIGHT -> "people.held.last";
          case NUMBER_TAKEN -> "people.held.taken";
          case UNKNOWN_ROLE -> "people.held.role";
          case TOO_MANY -> "people.held.many";
          case NOT_VALID -> "people.held.invalid";
        };
    return look.texts().text(key, who);
  }

  private String state(
      People.Person person, Session session, @Nullable Instant lockedUntil, ZoneId zone) {
    if (!person.active()) {
      return look.texts().text("people.left");
    }
    if (lockedUntil != null) {
      LocalDateTime until = LocalDateTime.ofInstant(lockedUntil.plusSeconds(59), zone);
      return look.texts().text("people.lockedout", Words.time(until));
    }
    if (!pins.has(person.id())) {
      return look.texts().text("people.nopin");
    }
    return session.staff().mustChangePin(person.id()) ? look.texts().text("people.newpin") : "";
  }

  private String word(Role role) {
    return look.texts().text(Roles.key(role));
  }

  @Override
  public void view(PeopleModel.View view) {
    model.notice.set(null);
    model.view.set(view);
  }

  @Override
  public void select(PersonRow row) {
    if (!row.person().equals(chosen)) {
      chosen = row.person();
      model.newcomer.set(false);
      model.decided.set(row.decided());
      write(row.person());
      model.lockedOut.set(row.lockedOut());
    }
  }

  private void write(People.Person person) {
    model.id.set(person.id());
    model.name.set(person.name());
    model.role.set(person.role());
    model.language.set(person.language());
    model.active.set(person.active());
    model.anybody.set(true);
  }

  @Override
  public void select(RoleRow row) {
    if (!row.role().equals(chosenRole)) {
      chosenRole = row.role();
      model.roleDecided.set(row.decided());
      write(row.role(), !row.role().name().isEmpty());
    }
  }

  private void write(Role role, boolean nameable) {
    model.nameable.set(nameable);
    model.roleName.set(nameable ? role.name() : word(role));
    model.chosenRole.set(role);
  }

  @Override
  public void add() {
    model.notice.set(null);
    switch (model.view.get()) {
      case PEOPLE -> {
        model.newcomer.set(true);
        model.decided.set(false);
        model.lockedOut.set(false);
        chosen = null;
        screen.markNothing();
        String first = now.roles().isEmpty() ? "" : now.roles().getFirst().id();
        write(new People.Person("", "", first, model.language.get(), true));
      }
      case ROLES -> {
        Role like = model.chosenRole.get();
        Map<Right, Grant> grants = like == null ? Map.of() : like.grants();
        chosenRole = null;
        model.roleDecided.set(false);
        screen.markNothing();
        write(new Role(freeId(), "", grants, null), true);
      }
    }
  }

  private String freeId() {
    int number = 1;
    while (now.role("role-" + number).isPresent()) {
      number++;
    }
    return "role-" + number;
  }

  @Override
  public void giveRole(String role) {
    model.role.set(role);
  }

  @Override
  public void speak(Language language) {
    model.language.set(language);
  }

  @Override
  public void letIn(boolean active) {
    model.active.set(active);
  }

  @Override
  public void grant(Right right, Grant grant) {
    Role role = model.chosenRole.get();
    if (role != null && !model.roleDecided.get()) {
      model.chosenRole.set(role.with(right, grant));
    }
  }

  @Override
  public void lockAfter(@Nullable Integer seconds) {
    Role role = model.chosenRole.get();
    if (role != null) {
      model.chosenRole.set(role.locking(seconds));
    }
  }

  @Override
  public void save() {
    switch (model.view.get()) {
      case PEOPLE -> savePerson();
      case ROLES -> saveRole();
    }
  }

  private void savePerson() {
    if (!model.anybody.get() || model.decided.get()) {
      return;
    }
    boolean newcomer = model.newcomer.get();
    String id = model.id.get().strip();
    if (newcomer && now.person(id).isPresent()) {
      model.notice.set(Notice.of(Notice.Level.REFUSED, "people.numbertaken", id));
      return;
    }
    People.Person person =
        new People.Person(
            id,
            model.name.get().strip(),
            model.role.get(),
            model.language.get(),
            model.active.get());
    requests.submit(
        new OperatorCommand.Change(person),
        person.name(),
        model.notice::set,
        done -> {
          model.newcomer.set(false);
          show(done.after());
          screen.mark(person.id());
          Notice kept = Notice.of(Notice.Level.DONE, "people.saved", person.name());
          model.notice.set(
              newcomer
                  ? Notice.of(Notice.Level.WARNING, "people.added", person.name())
                      .with("people.setpin", this::newPin)
                  : kept);
        });
  }

  private void saveRole() {
    Role chosen = model.chosenRole.get();
    if (chosen == null || model.roleDecided.get()) {
      return;
    }
    Role role = model.nameable.get() ? chosen.named(model.roleName.get().strip()) : chosen;
    if (model.nameable.get() && role.name().isEmpty()) {
      model.notice.set(Notice.of(Notice.Level.REFUSED, "refusal.name-needed"));
      return;
    }
    requests.submit(
        new OperatorCommand.ChangeRole(role),
        word(role),
        model.notice::set,
        done -> {
          show(done.after());
          model.notice.set(Notice.of(Notice.Level.DONE, "people.rolesaved", word(role)));
        });
  }

  @Override
  public void newPin() {
    if (model.view.get() == PeopleModel.View.PEOPLE
        && model.anybody.get()
        && !model.newcomer.get()) {
      newPin.openFor(model.id.get(), model.notice::set);
    }
  }

  @Override
  public void unlock() {
    if (model.lockedOut.get()) {
      requests.submit(
          new OperatorCommand.LiftLockout(model.id.get()),
          model.name.get(),
          model.notice::set,
          done -> {
            show(done.after());
            model.notice.set(Notice.of(Notice.Level.DONE, "people.unlocked", model.name.get()));
          });
    }
  }
}
