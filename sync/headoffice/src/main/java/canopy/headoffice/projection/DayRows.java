package canopy.headoffice.projection;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.LocalChange;
import canopy.core.day.DayEnd;
import canopy.core.event.Recorded;
import canopy.core.event.StationEvent;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.DayTotals;
import canopy.headoffice.database.CopyRows;

/** The rows of a day's end, and of the starts between which it is sealed. */
final class DayRows {
  private DayRows() {}

  static void project(Recorded r, StationEvent event, Rows rows) {
    switch (event) {
      case StationEvent.DayClosed e -> closed(r, e, rows);
      case StationEvent.TillStarted e -> {
        rows.tillStart(r).time(r.at()).text(e.publicKey());
        HeldRows.started(r, rows);
      }
      case StationEvent.TillStopped _ -> {}
      case StationEvent.SettingChanged _ -> {}
      case StationEvent.GoodsImported _ -> {}
      case StationEvent.GoodsReceived _ -> {}
      case StationEvent.GoodsLeftOut e -> HeldRows.leftOut(r, e, rows);
      case StationEvent.LocalChangeMade e -> localChange(r, e, rows);
      // The answer came from here.
      case StationEvent.LocalChangeAnswered _ -> {}
      case StationEvent.PriceChanged _ -> {}
      case StationEvent.PumpPricesSet e -> HeldRows.set(r, e, rows);
      case StationEvent.PumpPricesRefused e -> HeldRows.refused(r, e, rows);
      case StationEvent.SignAsked e -> HeldRows.asked(r, e, rows);
      case StationEvent.SignConfirmed _ -> HeldRows.confirmed(r, rows);
      case StationEvent.SignOverdue e -> HeldRows.overdue(r, e, rows);
    }
  }

  private static void localChange(Recorded r, StationEvent.LocalChangeMade event, Rows rows) {
    LocalChange change = event.change();
    UnitPrice before = change.before();
    CopyRows row =
        rows.localChange(r)
            .time(r.at())
            .bigint(change.price().tenthsOfMinor())
            .bigint(before == null ? null : Long.valueOf(before.tenthsOfMinor()))
            .bigint(change.basis())
            .text(r.by())
            .text(change.kind().name())
            .text(change.key());
    Article article = change.article();
    if (article == null) {
      row.none();
    } else {
      row.jsonb(Rows.document(article));
    }
    LocalChange.Batch batch = change.batch();
    row.bool(event.asked())
        .text(batch == null ? null : batch.id())
        .text(batch == null ? null : batch.file());
  }

  private static void closed(Recorded r, StationEvent.DayClosed event, Rows rows) {
    DayTotals totals = event.totals();
    DayEnd end = event.end();
    StationEvent.Seal seal = event.seal();
    rows.dayClose(r)
        .date(event.closedDay())
        .time(r.at())
        .text(r.by())
        .text(totals.total().currency())
        .integer(totals.sales())
        .integer(totals.refunds())
        .bigint(totals.total().minor())
        .bigint(totals.tax().minor())
        .bigint(totals.cashRounding().minor())
        .jsonb(Rows.document(totals))
        .integer(end == null ? null : Integer.valueOf(end.number()))
        .bigint(end == null ? null : Long.valueOf(end.firstSeq()))
        .text(seal == null ? null : seal.over())
        .text(seal == null ? null : seal.signature())
        .text(seal == null ? null : seal.publicKey());
  }
}
