package canopy.till.naxml;

import canopy.core.account.Span;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The heads of both kinds of documents, and how moments are written. */
record Header(NaxmlDay day) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** PrimaryReportPeriod of a whole day. */
  private static final String DAY = "2";

  void transmission(XmlDocument xml) {
    xml.element(
        "TransmissionHeader",
        () -> {
          xml.text("StoreLocationID", day.station().site());
          xml.text("VendorName", "Canopy");
          xml.text("VendorModelVersion", day.station().version());
        });
  }

  /** JournalHeader or MovementHeader. */
  void period(XmlDocument xml, String name) {
    Span span = day.report().span();
    xml.element(
        name,
        () -> {
          xml.text("ReportSequenceNumber", Integer.toString(span.number()));
          xml.text("PrimaryReportPeriod", DAY);
          xml.text("SecondaryReportPeriod", "0");
          xml.text("BusinessDate", span.day().toString());
          moment(xml, "Begin", span.from());
          moment(xml, "End", span.to());
        });
  }

  /** Date and time, in the station's zone; nothing if it is not known. */
  void moment(XmlDocument xml, String name, @Nullable Instant at) {
    if (at != null) {
      ZonedDateTime local = at.atZone(day.station().zone());
      xml.text(name + "Date", local.toLocalDate().toString());
      xml.text(name + "Time", TIME.format(local));
    }
  }
}
