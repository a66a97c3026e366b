package canopy.till.store;

import canopy.core.bill.Resolution;
import canopy.core.event.BillEvent;
import canopy.core.event.DeviceEvent;
import canopy.core.event.Event;
import canopy.core.event.FuelEvent;
import canopy.core.event.Json;
import canopy.core.event.OperatorEvent;
import canopy.core.event.PaymentEvent;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.event.StationEvent;
import canopy.core.event.StockEvent;
import canopy.core.fuel.Fill;
import canopy.core.fuel.Prepay;
import canopy.core.quantity.Money;
import canopy.core.sale.Sale;
import canopy.till.store.query.AuditKind;
import canopy.till.store.summary.SummaryRules;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rows an event makes. A pure function of the event: nothing is looked up or changed in the
 * database, so a batch of any size, on any thread, gives the same tables.
 */
final class Projection {
  /**
   * Of these rules. One more whenever an event makes other rows than before: a database filled by
   * older rules is then filled anew.
   */
  static final int VERSION = 17;

  /** Lines, taxes and tenders of one sale have their event's seq times this, plus a number. */
  static final long PARTS_PER_EVENT = 1_000;

  /** Of these the tables say nothing; their lines need not be understood. */
  static final Set<Class<? extends Event>> WITHOUT_ROWS =
      Set.of(
          SaleEvent.Opened.class,
          SaleEvent.LineAdded.class,
          SaleEvent.AgeConfirmed.class,
          SaleEvent.Noted.class,
          SaleEvent.Held.class,
          SaleEvent.Recalled.class,
          SaleEvent.SetAside.class,
          SaleEvent.OpenedAside.class,
          SaleEvent.TenderTaken.class,
          FuelEvent.Authorised.class,
          FuelEvent.AuthorisationAccepted.class,
          FuelEvent.AuthorisationEnded.class,
          FuelEvent.Closed.class,
          DeviceEvent.PrintStarted.class,
          DeviceEvent.PrintConfirmed.class,
          DeviceEvent.PrintSent.class,
          DeviceEvent.PrintFailed.class,
          DeviceEvent.PrintUnknown.class,
          DeviceEvent.PrintDismissed.class);

  private final ObjectWriter json = Json.writer();
  private final StationRows stations = new StationRows(this);
  private final StockRows stock = new StockRows(this);
  private final ShiftRows shifts = new ShiftRows();

  /** Adds an event's rows. */
  void project(EventSource.Item item, RowBatch batch) {
    if (!WITHOUT_ROWS.contains(item.type())) {
      rows(item.recorded(), batch);
    }
    batch.ends(item.seq(), item.hash());
  }

  void rows(Recorded recorded, RowBatch batch) {
    switch (recorded.event()) {
      case SaleEvent e -> sale(recorded, e, batch);
      case FuelEvent e -> fuel(recorded, e, batch);
      case PaymentEvent e -> PaymentRows.project(recorded, e, batch);
      case BillEvent e -> bill(recorded, e, batch);
      case OperatorEvent e -> StationRows.project(recorded, e, batch);
      case DeviceEvent e -> device(recorded, e, batch);
      case StockEvent e -> stock.project(recorded, e, batch);
      case ShiftEvent e -> shifts.project(recorded, e, batch);
      case StationEvent e -> stations.project(recorded, e, batch);
    }
  }

  private void sale(Recorded r, SaleEvent event, RowBatch batch) {
    switch (event) {
      case SaleEvent.Completed e -> {
        SaleRows.completed(r, e.sale(), batch);
        SummaryRules.completed(r, e.sale(), batch.summaries());
        if (e.sale().kind() == Sale.Kind.REFUND) {
          String original = e.sale().refundOf();
          audit(
              r,
              AuditKind.REFUNDED,
              e.saleId(),
              original == null ? "" : original,
              e.sale().totals().total(),
              batch);
          why(r, AuditKind.REFUNDED, e.sale().note(), e.sale().totals().total(), batch);
        }
      }
      case SaleEvent.Voided e -> {
        audit(r, AuditKind.SALE_VOIDED, e.saleId(), e.reason(), e.total(), batch);
        why(r, AuditKind.SALE_VOIDED, e.reason(), e.total(), batch);
      }
      case SaleEvent.LineVoided e -> SaleAudit.voided(r, e, batch);
      case SaleEvent.LineChanged e -> SaleAudit.changed(r, e, batch);
      case SaleEvent.Discounted e -> SaleAudit.discounted(r, e, batch);
      case SaleEvent.AgeRefused e ->
          audit(r, AuditKind.AGE_REFUSED, e.saleId(), Integer.toString(e.years()), null, batch);
      case SaleEvent.TenderReturned e ->
          audit(
              r,
              AuditKind.TENDER_RETURNED,
              e.saleId(),
              e.tender().kind(),
              e.tender().kept(),
              batch);
      case SaleEvent.Opened e -> {}
      case SaleEvent.LineAdded e -> {}
      case SaleEvent.AgeConfirmed e -> {}
      case SaleEvent.Noted e -> {}
      case SaleEvent.Held e -> {}
      case SaleEvent.Recalled e -> {}
      case SaleEvent.SetAside e -> {}
      case SaleEvent.OpenedAside e -> {}
      case SaleEvent.TenderTaken e -> {}
    }
  }

  private void fuel(Recorded r, FuelEvent event, RowBatch batch) {
    switch (event) {
      case FuelEvent.Dispensed e -> dispensed(r, e, batch);
      case FuelEvent.WrittenOff e -> writtenOff(r, e, batch);
      case FuelEvent.Prepaid e -> {
        Prepay prepay = e.prepay();
        batch.add(
            Table.PREPAY_STEPS,
            r.seq(),
            prepay.id(),
            "PAID",
            r.day(),
            prepay.saleId(),
            prepay.pump(),
            null,
            prepay.paid().minor(),
            0L);
      }
      case FuelEvent.PrepayUsed e ->
          batch.add(
              Table.PREPAY_STEPS,
              r.seq(),
              e.prepayId(),
              "USED",
              r.day(),
              null,
              null,
              e.fill(),
              e.used().minor(),
              e.rest().minor());
      case FuelEvent.PumpStopped e ->
          audit(r, AuditKind.PUMP_STOPPED, Integer.toString(e.pump()), "", null, batch);
      case FuelEvent.PumpRestarted e ->
          audit(r, AuditKind.PUMP_RESTARTED, Integer.toString(e.pump()), "", null, batch);
      case FuelEvent.PumpSuspended e ->
          audit(r, AuditKind.PUMP_SUSPENDED, Integer.toString(e.pump()), "", null, batch);
      case FuelEvent.PumpResumed e ->
          audit(r, AuditKind.PUMP_RESUMED, Integer.toString(e.pump()), "", null, batch);
      case FuelEvent.AllStopped e -> audit(r, AuditKind.ALL_STOPPED, "", "", null, batch);
      case FuelEvent.Authorised e -> {}
      case FuelEvent.AuthorisationAccepted e -> {}
      case FuelEvent.AuthorisationEnded e -> {}
      case FuelEvent.Closed e -> {}
    }
  }

  private static void dispensed(Recorded r, FuelEvent.Dispensed e, RowBatch batch) {
    Fill fill = e.fill();
    batch.add(
        Table.FILLS,
        r.seq(),
        fill.key(),
        r.day(),
        fill.pump(),
        fill.nozzle(),
        fill.grade(),
        fill.transaction(),
        fill.volume().millilitres(),
        fill.amount().minor(),
        fill.price().tenthsOfMinor(),
        fill.endedAt().toEpochMilli(),
        e.prepayId());
    if (fill.amountDiffers()) {
      audit(r, AuditKind.FILL_AMOUNT_DIFFERS, fill.key(), "", fill.amount(), batch);
    }
    if (e.prepayId() != null) {
      outcome(r, e.prepaidPart(), "PREPAID", null, batch);
      SummaryRules.prepaid(r, e, batch.summaries());
    }
  }

  private void writtenOff(Recorded r, FuelEvent.WrittenOff e, RowBatch batch) {
    Fill fill = e.fill();
    String outcome = e.writeOff().outcome().name();
    outcome(r, fill, outcome, json(e), batch);
    SummaryRules.writtenOff(r, e, batch.summaries());
    audit(r, AuditKind.FILL_WRITTEN_OFF, fill.key(), outcome, fill.amount(), batch);
  }

  private static void outcome(
      Recorded r, Fill fill, String outcome, byte @Nullable [] document, RowBatch batch) {
    batch.add(
        Table.FILL_OUTCOMES,
        r.seq() * PARTS_PER_EVENT,
        fill.key(),
        outcome,
        r.day(),
        r.at().toEpochMilli(),
        r.by(),
        fill.pump(),
        fill.grade(),
        fill.volume().millilitres(),
        fill.amount().minor(),
        null,
        document);
  }

  private void bill(Recorded r, BillEvent event, RowBatch batch) {
    switch (event) {
      case BillEvent.Compared e -> {
        String channel = e.check().channel();
        LocalDate day = e.check().day();
        long at = r.at().toEpochMilli();
        batch.add(Table.BILL_CHECKS, r.seq(), channel, day, at, r.by(), json(e.check()));
        long id = r.seq() * PARTS_PER_EVENT;
        for (String key : e.check().across()) {
          id++;
          batch.add(Table.BILL_ACROSS, id, channel, day, key);
        }
        audit(r, AuditKind.BILL_COMPARED, channel + " " + day, e.check().source(), null, batch);
      }
      case BillEvent.Resolved e -> {
        batch.add(
            Table.BILL_RESOLUTIONS,
            r.seq(),
            e.channel(),
            e.billDay(),
            e.key(),
            e.how().name(),
            e.reason(),
            r.at().toEpochMilli(),
            r.by(),
            "");
        String detail = e.how().name() + " " + e.reason();
        audit(r, AuditKind.BILL_RESOLVED, e.key(), detail, null, batch);
      }
      case BillEvent.Attached e -> {
        batch.add(
            Table.BILL_RESOLUTIONS,
            r.seq(),
            e.channel(),
            e.billDay(),
            e.key(),
            Resolution.ATTACHED.name(),
            e.reason(),
            r.at().toEpochMilli(),
            r.by(),
            e.saleId());
        String detail = Resolution.ATTACHED.name() + " " + e.saleId() + " " + e.reason();
        audit(r, AuditKind.BILL_RESOLVED, e.key(), detail, e.amount(), batch);
      }
    }
  }

  private static void device(Recorded r, DeviceEvent event, RowBatch batch) {
    switch (event) {
      case DeviceEvent.DrawerOpened e -> {
        String sale = e.saleId();
        AuditKind kind = sale == null ? AuditKind.DRAWER_OPENED : AuditKind.DRAWER_OPENED_FOR_SALE;
        audit(r, kind, sale == null ? "" : sale, e.reason(), null, batch);
        if (sale == null) {
          why(r, kind, e.reason(), null, batch);
        }
      }
      case DeviceEvent.PrintQueued e -> {
        batch.add(
            Table.PRINT_JOBS,
            r.seq(),
            e.jobId(),
            e.paper().name(),
            e.subject(),
            e.copy(),
            r.at().toEpochMilli(),
            r.by());
        if (e.copy() > 0) {
          audit(r, AuditKind.COPY_PRINTED, e.subject(), Integer.toString(e.copy()), null, batch);
        }
      }
      case DeviceEvent.PrintStarted e -> {}
      case DeviceEvent.PrintConfirmed e -> {}
      case DeviceEvent.PrintSent e -> {}
      case DeviceEvent.PrintFailed e -> {}
      case DeviceEvent.PrintUnknown e -> {}
      case DeviceEvent.PrintDismissed e -> {}
    }
  }

  static void audit(
      Recorded r,
      AuditKind kind,
      String subject,
      String detail,
      @Nullable Money amount,
      RowBatch batch) {
    batch.add(
        Table.AUDIT,
        r.seq(),
        r.at().toEpochMilli(),
        r.day(),
        r.by(),
        kind.name(),
        subject,
        detail,
        amount == null ? null : amount.minor());
    SummaryRules.incident(r, kind.name(), amount, batch.summaries());
  }

  /** For the sums by reason. */
  static void why(
      Recorded r, AuditKind kind, String reason, @Nullable Money amount, RowBatch batch) {
    SummaryRules.reason(r, kind.name(), reason, amount, batch.summaries());
  }

  byte[] json(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass(), e);
    }
  }
}
