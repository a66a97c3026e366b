package canopy.till.payment.bill;

import canopy.core.bill.BillDay;
import canopy.core.bill.Category;
import canopy.core.bill.Resolution;
import canopy.till.ui.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the screen of the bills shows. FX thread. */
final class BillModel {
  /** Empty if there is no scan-to-pay, or the person may not see it. */
  final ObjectProperty<List<BillChannel>> channels = new SimpleObjectProperty<>(List.of());

  /** Null only if there is none at all. */
  final ObjectProperty<@Nullable BillChannel> channel = new SimpleObjectProperty<>();

  /** In the channel's zone. */
  final ObjectProperty<LocalDate> day = new SimpleObjectProperty<>(LocalDate.EPOCH);

  final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(ZoneOffset.UTC);
  final ObjectProperty<BillStep> step = new SimpleObjectProperty<>(BillStep.LOOKING);

  /** Whether the chosen day is over, where the channel is. */
  boolean isOver(Instant now) {
    return !BillDay.of(day.get(), zone.get()).to().isAfter(now);
  }

  /** Null if the bill was never compared. */
  final ObjectProperty<@Nullable BillHead> head = new SimpleObjectProperty<>();

  final ObjectProperty<Waiting> waiting = new SimpleObjectProperty<>(Waiting.NONE);

  /** What is listed; null for all differences. */
  final ObjectProperty<@Nullable Category> category = new SimpleObjectProperty<>();

  /** What is listed. */
  final ObjectProperty<List<BillRow>> rows = new SimpleObjectProperty<>(List.of());

  /** The one whose keys are shown; null only if nothing is listed. */
  final ObjectProperty<@Nullable BillRow> chosen = new SimpleObjectProperty<>();

  /** What a reason is asked for; null for nothing. */
  final ObjectProperty<@Nullable Resolution> question = new SimpleObjectProperty<>();

  /** The sales that the chosen payment may be of, while that is asked. */
  final ObjectProperty<List<BillAttach.Choice>> sales = new SimpleObjectProperty<>(List.of());

  final ObjectProperty<BillAttach.@Nullable Choice> sale = new SimpleObjectProperty<>();

  final StringProperty reason = new SimpleStringProperty("");
  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
