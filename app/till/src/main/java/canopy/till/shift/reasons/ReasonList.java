package canopy.till.shift.reasons;

import canopy.core.catalogue.Names;
import canopy.core.shift.CashMovement;
import canopy.core.shift.MovementReason;
import canopy.till.ui.Notice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A station's reasons, and what may become of them. None is ever taken away: old slips are named by
 * it. One that is offered for nothing is not asked for any more. Immutable.
 */
record ReasonList(List<MovementReason> all) {
  /** Of a name, so that it fits on a slip. */
  static final int LONGEST_NAME = 30;

  static final int MOST = 40;

  private static final List<CashMovement.Kind> EXPLAINED =
      List.of(CashMovement.Kind.PAID_IN, CashMovement.Kind.PAID_OUT);

  ReasonList {
    all = List.copyOf(all);
  }

  /** Why this reason cannot be kept; empty if it can. */
  Optional<Notice> wrong(MovementReason next) {
    List<String> names = List.of(next.name().zh(), next.name().en(), next.name().es());
    if (names.stream().anyMatch(name -> name.isBlank() || name.length() > LONGEST_NAME)) {
      return refused("reasons.named", LONGEST_NAME);
    }
    List<MovementReason> others = without(next.id());
    if (others.size() >= MOST) {
      return refused("reasons.many", MOST);
    }
    for (MovementReason other : others) {
      boolean same =
          other.name().zh().equals(next.name().zh())
              || other.name().en().equals(next.name().en())
              || other.name().es().equals(next.name().es());
      if (same) {
        return refused("reasons.known", other.name().zh() + " / " + other.name().en());
      }
    }
    for (CashMovement.Kind kind : EXPLAINED) {
      boolean left = with(next).all.stream().anyMatch(one -> one.kinds().contains(kind));
      if (!left) {
        return refused("reasons.last." + kind);
      }
    }
    return Optional.empty();
  }

  private static Optional<Notice> refused(String key, Object... arguments) {
    return Optional.of(Notice.of(Notice.Level.REFUSED, key, arguments));
  }

  private List<MovementReason> without(String id) {
    return all.stream().filter(one -> !one.id().equals(id)).toList();
  }

  /** With one more, or one changed in its place. */
  ReasonList with(MovementReason next) {
    List<MovementReason> list = new ArrayList<>(all);
    list.replaceAll(one -> one.id().equals(next.id()) ? next : one);
    if (!list.contains(next)) {
      list.add(next);
    }
    return new ReasonList(list);
  }

  Optional<MovementReason> reason(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Short and never given before. */
  String freshId() {
    int number = all.size() + 1;
    while (reason("r" + number).isPresent()) {
      number++;
    }
    return "r" + number;
  }

  /** As the journal keeps it. */
  static String journalled(MovementReason reason) {
    List<String> offered = Stream.concat(names(reason.kinds()), names(reason.deeds())).toList();
    return written(reason.name())
        + (offered.isEmpty() ? "" : " (" + String.join(", ", offered) + ")");
  }

  private static String written(Names name) {
    return name.zh() + " / " + name.en() + " / " + name.es();
  }

  private static Stream<String> names(Set<? extends Enum<?>> offered) {
    return offered.stream().sorted(Comparator.comparingInt(Enum::ordinal)).map(Enum::name);
  }
}
