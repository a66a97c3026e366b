package canopy.till.naxml;

import canopy.core.event.Event;
import canopy.core.event.Recorded;
import canopy.core.event.SaleEvent;
import canopy.core.event.ShiftEvent;
import canopy.core.quantity.Money;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Line;
import canopy.core.sale.Sale;
import canopy.core.shift.CashMovement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The journal of a day as documents of one event each, as registers of the field write them. */
final class JournalDocument {
  private static final String VERSION = "3.4";

  private final NaxmlDay day;
  private final Codes codes;
  private final Header header;
  private final Written written;
  private final String cashKind;

  /** Lines of sales that are not completed yet, by sale and number, as they are now. */
  private final Map<String, SortedMap<Integer, Line>> lines = new HashMap<>();

  private final Map<String, CompletedSale> completed = new HashMap<>();
  private String shift = "";

  /**
   * @param cashKind the tender kind of what is in the drawer
   */
  JournalDocument(NaxmlDay day, Codes codes, String cashKind) {
    this.day = day;
    this.codes = codes;
    this.header = new Header(day);
    this.written = new Written(day.station().decimals());
    this.cashKind = cashKind;
  }

  /** The day's documents by the journal's place of their event, in order. */
  SortedMap<Long, String> documents(Runnable each) {
    SortedMap<Long, String> documents = new TreeMap<>();
    for (Recorded recorded : day.lines()) {
      each.run();
      String document = document(recorded);
      if (document != null) {
        documents.put(recorded.seq(), document);
      }
    }
    return documents;
  }

  private @Nullable String document(Recorded recorded) {
    return switch (recorded.event()) {
      case SaleEvent.LineAdded e -> keep(e.saleId(), e.line());
      case SaleEvent.LineChanged e -> keep(e.saleId(), e.line());
      case SaleEvent.LineVoided e -> keep(e.saleId(), e.line().asVoided());
      case SaleEvent.Completed e -> sale(recorded, e.sale());
      case SaleEvent.Voided e -> voided(recorded, e);
      case ShiftEvent.Opened e -> opened(recorded, e);
      case ShiftEvent.Closed _ -> closed();
      case ShiftEvent.PaidIn e -> moved(recorded, e.movement());
      case ShiftEvent.PaidOut e -> moved(recorded, e.movement());
      case ShiftEvent.Dropped e -> moved(recorded, e.movement());
      case ShiftEvent.FloatChanged e -> moved(recorded, e.movement());
      case Event _ -> null;
    };
  }

  private @Nullable String keep(String saleId, Line line) {
    lines.computeIfAbsent(saleId, id -> new TreeMap<>()).put(line.no(), line);
    return null;
  }

  private SortedMap<Integer, Line> taken(String saleId) {
    SortedMap<Integer, Line> found = lines.remove(saleId);
    return found == null ? new TreeMap<>() : found;
  }

  private String sale(Recorded recorded, CompletedSale sale) {
    List<Line> struck = taken(sale.id()).values().stream().filter(Line::voided).toList();
    completed.put(sale.id(), sale);
    boolean refund = sale.kind() == Sale.Kind.REFUND;
    return event(
        refund ? "RefundEvent" : "SaleEvent",
        new About(recorded, sale.cashier(), sale.id(), sale.openedAt()),
        xml -> {
          LineWriter writer = writer(xml);
          xml.element(
              "TransactionDetailGroup",
              () -> {
                struck.forEach(line -> writer.cancelled(line, currency(sale)));
                for (Line line : sale.lines()) {
                  writer.sold(sale, line, sale.amounts(line.no()).orElseThrow());
                }
                sale.tenders().forEach(writer::tender);
              });
          Money collected = sale.totals().total().plus(sale.cashRounding());
          summary(
              xml,
              new Money[] {sale.totals().net(), sale.totals().total(), sale.totals().tax()},
              collected,
              refund);
        });
  }

  private static String currency(CompletedSale sale) {
    return sale.totals().total().currency();
  }

  /** Gross is without tax and net with it: so it stands in the files of the reference. */
  private void summary(XmlDocument xml, Money[] sums, Money collected, boolean refund) {
    xml.element(
        "TransactionSummary",
        () -> {
          xml.text("TransactionTotalGrossAmount", written.money(sums[0]));
          xml.text("TransactionTotalNetAmount", written.money(sums[1]));
          xml.text("TransactionTotalTaxNetAmount", written.money(sums[2]));
          xml.text(
              "TransactionTotalGrandAmount",
              written.money(collected),
              "direction",
              refund ? "Refunded" : "Collected");
        });
  }

  /** Nothing but lines that do not count; a sale that never had one is no event. */
  private @Nullable String voided(Recorded recorded, SaleEvent.Voided e) {
    List<Line> all = new ArrayList<>(taken(e.saleId()).values());
    if (all.isEmpty()) {
      return null;
    }
    Money zero = Money.zero(e.total().currency());
    return event(
        "VoidEvent",
        new About(recorded, recorded.by(), e.saleId(), recorded.at()),
        xml -> {
          LineWriter writer = writer(xml);
          xml.element(
              "TransactionDetailGroup",
              () -> all.forEach(line -> writer.cancelled(line, zero.currency())));
          summary(xml, new Money[] {zero, zero, zero}, zero, false);
        });
  }

  private String opened(Recorded recorded, ShiftEvent.Opened e) {
    shift = e.shiftId();
    return event(
        "OtherEvent",
        new About(recorded, recorded.by(), e.shiftId(), recorded.at()),
        xml ->
            xml.element(
                "RegisterDetail",
                () -> xml.text("CashInDrawer", written.money(e.opening())),
                "detailType",
                "open"));
  }

  /** What comes before the next shift is nobody's. */
  private @Nullable String closed() {
    shift = "";
    return null;
  }

  private String moved(Recorded recorded, CashMovement movement) {
    return event(
        "FinancialEvent",
        new About(recorded, recorded.by(), movement.id(), recorded.at()),
        xml ->
            xml.element(
                "FinancialDetail",
                () -> {
                  xml.text("Description", movement.note());
                  writer(xml).paid(cashKind, movement.change(), false);
                },
                "detailType",
                detail(movement.kind())));
  }

  private static String detail(CashMovement.Kind kind) {
    return switch (kind) {
      case SAFE_DROP -> "safeDrop";
      case PAID_IN -> "payIn";
      case PAID_OUT -> "payOut";
      case FLOAT_IN -> "loan";
      case FLOAT_OUT -> "pickup";
    };
  }

  private LineWriter writer(XmlDocument xml) {
    return new LineWriter(xml, codes, written, this::original);
  }

  private @Nullable CompletedSale original(String id) {
    CompletedSale today = completed.get(id);
    return today != null ? today : day.originals().find(id).orElse(null);
  }

  /** What every event says of itself. */
  private record About(Recorded recorded, String cashier, String id, Instant begun) {}

  private interface Body {
    void write(XmlDocument xml);
  }

  private String event(String name, About about, Body body) {
    XmlDocument xml = new XmlDocument();
    xml.element(
        "NAXML-POSJournal",
        () -> {
          header.transmission(xml);
          xml.element(
              "JournalReport",
              () -> {
                header.period(xml, "JournalHeader");
                xml.element(
                    name,
                    () -> {
                      identity(xml, about);
                      body.write(xml);
                    });
              });
        },
        "version",
        VERSION,
        "release",
        VERSION + ".0");
    return xml.end();
  }

  private void identity(XmlDocument xml, About about) {
    xml.text("EventSequenceID", Long.toString(about.recorded().seq()));
    xml.text("CashierID", about.cashier());
    xml.text("RegisterID", day.station().till());
    xml.text("TillID", shift.isEmpty() ? day.station().till() : shift);
    xml.text("TransactionID", about.id());
    header.moment(xml, "EventStart", about.begun());
    header.moment(xml, "Receipt", about.recorded().at());
    xml.text("BusinessDate", about.recorded().day().toString());
    xml.flag("TrainingModeFlag", false);
    xml.flag("OutsideSalesFlag", false);
  }
}
