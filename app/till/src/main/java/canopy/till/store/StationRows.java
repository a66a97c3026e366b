package canopy.till.store;

import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.quantity.UnitPrice;
import canopy.till.store.query.AuditKind;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of what happens to the till as a whole. On the projector's thread. */
final class StationRows {
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
      case StationEvent.GoodsImported e ->
          Projection.audit(
              r,
              AuditKind.GOODS_IMPORTED,
              e.file(),
              "+" + e.added() + " ~" + e.changed() + " =" + e.unchanged(),
              null,
              batch);
      case StationEvent.GoodsReceived e ->
          Projection.audit(
              r,
              AuditKind.GOODS_RECEIVED,
              "",
              "+" + e.added() + " ~" + e.changed() + " -" + e.removed(),
              null,
              batch);
      case StationEvent.PriceChanged e ->
          Projection.audit(
              r,
              AuditKind.PRICE_CHANGED,
              e.target() + " " + e.key(),
              tenths(e.before()) + " > " + tenths(e.after()),
              null,
              batch);
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

  private static String tenths(@Nullable UnitPrice price) {
    return price == null ? "" : Long.toString(price.tenthsOfMinor());
  }

  private static String prices(List<StationEvent.GradePrice> prices) {
    return prices.stream()
        .map(price -> price.grade() + "=" + tenths(price.price()))
        .collect(Collectors.joining(" "));
  }
}
