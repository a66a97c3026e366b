package canopy.core.operator;

import canopy.core.catalogue.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Roles, and who has them: what lies in the till's file. Changes are journalled first; the file
 * says up to which line of the journal it has them.
 *
 * @param roles at least those that are used, unless the file was replaced
 * @param asOfSeq changes up to this line of the journal are in; 0 for a file that was set up by
 *     hand
 */
public record People(List<Role> roles, List<Person> persons, long asOfSeq) {
  public static final People NOBODY = new People(List.of(), List.of());

  /** Once nobody held one of these, nobody could give it back: the work would stand still. */
  public static final List<Right> NEEDED =
      List.of(
          Right.MANAGE_PEOPLE,
          Right.CHANGE_SETTINGS,
          Right.SELL,
          Right.OPEN_SHIFT,
          Right.CLOSE_SHIFT,
          Right.CLOSE_OTHERS_SHIFT,
          Right.CLOSE_DAY,
          Right.ACCEPT_DIFFERENCE,
          Right.REFUND,
          Right.SETTLE_PAYMENT,
          Right.RESTART_PUMP);

  /**
   * An operator as the file keeps it.
   *
   * @param role the {@link Role#id()}
   */
  public record Person(String id, String name, String role, Language language, boolean active) {
    /** The same person, speaking another language. */
    Person speaking(Language other) {
      return new Person(id, name, role, other, active);
    }
  }

  public People {
    roles = List.copyOf(roles);
    persons = List.copyOf(persons);
  }

  public People(List<Role> roles, List<Person> persons) {
    this(roles, persons, 0);
  }

  public Optional<Person> person(String id) {
    return persons.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  public Optional<Role> role(String id) {
    return roles.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The same people, one of whom is new or other than before. */
  public People with(Person person) {
    return new People(roles, put(persons, person, same -> same.id().equals(person.id())), asOfSeq);
  }

  /** The same people with a role that is new or other than before. */
  public People with(Role role) {
    return new People(put(roles, role, same -> same.id().equals(role.id())), persons, asOfSeq);
  }

  /** The same people, one of whom wants another language. */
  public People speaking(String operator, Language language) {
    return person(operator).map(person -> with(person.speaking(language))).orElse(this);
  }

  /** The same people as the journal leaves them at a line. */
  public People at(long seq) {
    return new People(roles, persons, Math.max(asOfSeq, seq));
  }

  /** Whether somebody who may sign in is allowed a right. */
  public boolean anybodyMay(Right right) {
    Set<String> able =
        roles.stream()
            .filter(role -> role.grant(right) == Grant.ALLOWED)
            .map(Role::id)
            .collect(Collectors.toSet());
    return persons.stream().anyMatch(each -> each.active() && able.contains(each.role()));
  }

  /** Whether somebody may sign in and is allowed a right. */
  public boolean may(String id, Right right) {
    return person(id)
        .filter(Person::active)
        .flatMap(person -> role(person.role()))
        .filter(role -> role.grant(right) == Grant.ALLOWED)
        .isPresent();
  }

  /**
   * Whether people of a role answer for others: they approve what others may not do alone, or
   * change people and settings. Such a person's PIN opens more than one drawer.
   */
  public boolean answersForOthers(Role role) {
    return role.grant(Right.MANAGE_PEOPLE) == Grant.ALLOWED
        || role.grant(Right.CHANGE_SETTINGS) == Grant.ALLOWED
        || Arrays.stream(Right.values())
            .filter(right -> role.grant(right) == Grant.ALLOWED)
            .anyMatch(
                right ->
                    roles.stream().anyMatch(each -> each.grant(right) == Grant.APPROVAL_REQUIRED));
  }

  /**
   * The same people, where a right that no role of an older file knows of goes to those who may
   * change settings, for otherwise nobody could ever be given it, and to others as far as they have
   * the right that it grew out of, for they go on doing the same work.
   */
  public People knowingEveryRight() {
    List<Role> next = roles;
    for (Right right : Right.values()) {
      if (next.stream().noneMatch(role -> role.grants().containsKey(right))) {
        next =
            next.stream()
                .map(
                    role ->
                        role.grant(Right.CHANGE_SETTINGS) == Grant.ALLOWED
                            ? role.with(right, Grant.ALLOWED)
                            : role.with(right, role.grant(nearest(right))))
                .toList();
      }
    }
    return new People(next, persons, asOfSeq);
  }

  /** The right that another one grew out of; itself if it has been there from the start. */
  private static Right nearest(Right right) {
    return switch (right) {
      case OPEN_SHIFT, CLOSE_SHIFT, PAID_IN, SAFE_DROP, RECORD_READING, TRAIN -> Right.SELL;
      case CLOSE_OTHERS_SHIFT,
          PAID_OUT,
          CHANGE_FLOAT,
          SEE_EXPECTED_CASH,
          ACCEPT_DIFFERENCE,
          RECORD_DELIVERY ->
          Right.CLOSE_DAY;
      case COMPANY_USE -> Right.PUMP_TEST;
      case MANAGE_PEOPLE -> Right.CHANGE_SETTINGS;
      case CHANGE_GOODS -> Right.IMPORT_GOODS;
      case SELL,
          VOID_LINE,
          VOID_SALE,
          PRICE_OVERRIDE,
          DISCOUNT,
          NO_SALE,
          REFUND,
          REFUND_WITHOUT_RECEIPT,
          REPRINT,
          AUTHORISE_PUMP,
          RESTART_PUMP,
          WRITE_OFF_FILL,
          PUMP_TEST,
          CLOSE_DAY,
          IMPORT_GOODS,
          CHANGE_SETTINGS,
          FORCE_PAYMENT,
          SETTLE_PAYMENT ->
          right;
    };
  }

  /** Those whose role is not there. */
  public List<Person> withoutRole() {
    return persons.stream().filter(each -> role(each.role()).isEmpty()).toList();
  }

  /**
   * Everybody with their rights, by id. Whose role is not there, as in a file that does not fit the
   * journal, may do nothing: the till sells without them.
   */
  public Map<String, Operator> operators() {
    Map<String, Operator> operators = new HashMap<>();
    for (Person person : persons) {
      Role role = role(person.role()).orElseGet(() -> new Role(person.role(), Map.of()));
      operators.put(
          person.id(),
          new Operator(person.id(), person.name(), role, person.language(), person.active()));
    }
    return operators;
  }

  private static <T> List<T> put(List<T> all, T one, Predicate<T> same) {
    List<T> next = new ArrayList<>(all);
    for (int i = 0; i < next.size(); i++) {
      if (same.test(next.get(i))) {
        next.set(i, one);
        return next;
      }
    }
    next.add(one);
    return next;
  }
}
