package canopy.till.store;

import canopy.core.catalogue.LeftOut;
import canopy.core.catalogue.LocalChange;
import canopy.core.event.OperatorEvent;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.operator.Grant;
import canopy.core.operator.HeldBack;
import canopy.core.operator.People;
import canopy.core.operator.Right;
import canopy.core.operator.Role;
import canopy.core.quantity.UnitPrice;
import canopy.till.store.query.AuditKind;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of what happens to the till as a whole, and of its people. On the projector's thread.
 */
final class StationRows {
  /** The journal has all that were told. */
  private static final int MOST_LEFT_OUT = 10;

  private final Projection projection;

  StationRows(Projection projection) {
    this.projection = projection;
  }

  /** What one event adds. */
  void project(Recorded r, StationEvent event, RowBatch batch) {
    switch (event) {
      case StationEvent.TillStarted e ->
          Projection.audit(r, AuditKind.TILL_STARTED, e.boot(), e.version(), null, batch);
      case StationEvent.TillStopped e ->
          Projection.audit(r, AuditKind.TILL_STOPPED, "", "", null, batch);
      case StationEvent.SettingChanged e ->
          Projection.audit(
              r, AuditKind.SETTING_CHANGED, e.name(), e.before() + " > " + e.after(), null, batch);
      case StationEvent.GoodsImported e -> imported(r, e, batch);
      case StationEvent.GoodsReceived e ->
          Projection.audit(
              r,
              AuditKind.GOODS_RECEIVED,
              "",
              "+" + e.added() + " ~" + e.changed() + " -" + e.removed(),
              null,
              batch);
      case StationEvent.GoodsLeftOut e -> leftOut(r, e.records(), batch);
      case StationEvent.PriceChanged e ->
          Projection.audit(
              r,
              AuditKind.PRICE_CHANGED,
              e.target() + " " + e.key(),
              tenths(e.before()) + " > " + tenths(e.after()),
              null,
              batch);
      case StationEvent.LocalChangeMade e -> made(r, e.change(), batch);
      case StationEvent.LocalChangeAnswered e -> {
        String said = e.accepted() ? "+" : "- " + e.reason();
        Projection.audit(r, AuditKind.LOCAL_CHANGE_ANSWERED, "#" + e.to(), said, null, batch);
      }
      case StationEvent.SignAsked e -> {
        String when = e.before() ? "1" : "2";
        Projection.audit(r, AuditKind.SIGN_ASKED, prices(e.prices()), when, null, batch);
      }
      case StationEvent.SignConfirmed e ->
          Projection.audit(r, AuditKind.SIGN_CONFIRMED, prices(e.prices()), "", null, batch);
      case StationEvent.SignOverdue e ->
          Projection.audit(r, AuditKind.SIGN_OVERDUE, prices(e.prices()), "", null, batch);
      case StationEvent.PumpPricesSet e ->
          Projection.audit(
              r, AuditKind.PUMP_PRICES_SET, prices(e.prices()), "" + e.unconfirmed(), null, batch);
      case StationEvent.PumpPricesRefused e ->
          Projection.audit(
              r, AuditKind.PUMP_PRICES_REFUSED, prices(e.prices()), e.reason(), null, batch);
      case StationEvent.DayClosed e -> {
        batch.add(
            Table.DAY_CLOSES,
            r.seq(),
            e.closedDay(),
            r.at().toEpochMilli(),
            r.by(),
            projection.json(e.totals()));
        Projection.audit(
            r, AuditKind.DAY_CLOSED, e.closedDay().toString(), "", e.totals().total(), batch);
      }
    }
  }

  private static void imported(Recorded r, StationEvent.GoodsImported e, RowBatch batch) {
    String counts = "+" + e.added() + " ~" + e.changed() + " =" + e.unchanged();
    Projection.audit(r, AuditKind.GOODS_IMPORTED, e.file(), counts, null, batch);
  }

  private static void leftOut(Recorded r, List<LeftOut> records, RowBatch batch) {
    String keys = each(records, LeftOut::key);
    String whys = each(records, one -> one.why().name());
    Projection.audit(r, AuditKind.GOODS_LEFT_OUT, keys, whys, null, batch);
  }

  private static String each(List<LeftOut> records, Function<LeftOut, String> what) {
    return records.stream()
        .limit(MOST_LEFT_OUT)
        .map(what)
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private static void made(Recorded r, LocalChange change, RowBatch batch) {
    Projection.audit(
        r,
        AuditKind.LOCAL_CHANGE_MADE,
        change.kind() + " " + change.key(),
        tenths(change.before()) + " > " + tenths(change.price()),
        null,
        batch);
  }

  /** What people do at the till, and who they are. */
  static void project(Recorded r, OperatorEvent event, RowBatch batch) {
    switch (event) {
      case OperatorEvent.SignedIn e ->
          Projection.audit(r, AuditKind.SIGNED_IN, e.operator(), "", null, batch);
      case OperatorEvent.SignedOut e ->
          Projection.audit(r, AuditKind.SIGNED_OUT, e.operator(), "", null, batch);
      case OperatorEvent.Locked e ->
          Projection.audit(r, AuditKind.LOCKED, e.operator(), "", null, batch);
      case OperatorEvent.Unlocked e ->
          Projection.audit(r, AuditKind.UNLOCKED, e.operator(), "", null, batch);
      case OperatorEvent.PinRejected e ->
          Projection.audit(r, AuditKind.PIN_REJECTED, e.operator(), "", null, batch);
      case OperatorEvent.Approved e ->
          Projection.audit(
              r,
              AuditKind.APPROVED,
              e.operator(),
              e.right().name() + " " + e.action(),
              null,
              batch);
      case OperatorEvent.Changed e -> person(r, AuditKind.OPERATOR_CHANGED, e.person(), batch);
      case OperatorEvent.RoleChanged e ->
          Projection.audit(r, AuditKind.ROLE_CHANGED, e.role().id(), grants(e.role()), null, batch);
      case OperatorEvent.Decided e -> person(r, AuditKind.OPERATOR_DECIDED, e.person(), batch);
      case OperatorEvent.RoleDecided e ->
          Projection.audit(r, AuditKind.ROLE_DECIDED, e.role().id(), grants(e.role()), null, batch);
      case OperatorEvent.Released e ->
          Projection.audit(
              r,
              AuditKind.PEOPLE_RELEASED,
              String.join(" ", e.persons()),
              String.join(" ", e.roles()),
              null,
              batch);
      case OperatorEvent.HeldBack e ->
          Projection.audit(
              r,
              AuditKind.PEOPLE_HELD_BACK,
              e.decisions().stream().map(HeldBack::id).collect(Collectors.joining(" ")),
              e.decisions().stream().map(one -> one.why().name()).collect(Collectors.joining(" ")),
              null,
              batch);
      case OperatorEvent.Named e ->
          Projection.audit(
              r, AuditKind.PEOPLE_NAMED, "", Integer.toString(e.people().size()), null, batch);
      case OperatorEvent.PinChanged e ->
          Projection.audit(
              r,
              AuditKind.PIN_CHANGED,
              e.operator(),
              e.temporary() ? "temporary" : "",
              null,
              batch);
      case OperatorEvent.LockoutLifted e ->
          Projection.audit(r, AuditKind.LOCKOUT_LIFTED, e.operator(), "", null, batch);
      case OperatorEvent.TrainingStarted e ->
          Projection.audit(r, AuditKind.TRAINING_STARTED, e.operator(), "", null, batch);
      case OperatorEvent.TrainingEnded e ->
          Projection.audit(r, AuditKind.TRAINING_ENDED, e.operator(), "", null, batch);
    }
  }

  private static void person(Recorded r, AuditKind kind, People.Person person, RowBatch batch) {
    String is = person.role() + " " + person.language() + (person.active() ? "" : " -");
    Projection.audit(r, kind, person.id(), person.name() + " " + is, null, batch);
  }

  /** What the role allows, alone or with approval (in brackets). */
  private static String grants(Role role) {
    return Arrays.stream(Right.values())
        .filter(right -> role.grant(right) != Grant.DENIED)
        .map(right -> role.grant(right) == Grant.ALLOWED ? right.name() : "(" + right.name() + ")")
        .collect(Collectors.joining(" "));
  }

  private static String tenths(@Nullable UnitPrice price) {
    return price == null ? "" : Long.toString(price.tenthsOfMinor());
  }

  private static String prices(List<StationEvent.GradePrice> prices) {
    return prices.stream()
        .map(price -> price.grade() + "=" + tenths(price.price()))
        .collect(Collectors.joining(" "));
  }
}
