package canopy.till.display;

import java.util.List;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the customer's window shows. FX thread. */
final class DisplayModel {
  final ObjectProperty<DisplayState> state = new SimpleObjectProperty<>(DisplayState.IDLE);
  final StringProperty station = new SimpleStringProperty("");
  final StringProperty clock = new SimpleStringProperty("");
  final ObjectProperty<List<GradePrice>> grades = new SimpleObjectProperty<>(List.of());

  /** The newest last. */
  final ObjectProperty<List<DisplayLine>> lines = new SimpleObjectProperty<>(List.of());

  final LongProperty totalMinor = new SimpleLongProperty();

  /** All discounts, zero or above. */
  final LongProperty discountMinor = new SimpleLongProperty();

  /** Still to pay; below zero if the customer gets money back. */
  final LongProperty dueMinor = new SimpleLongProperty();

  /** What the code to be scanned says; empty without one. */
  final StringProperty code = new SimpleStringProperty("");

  /** What is paid with: the name of the way to pay. */
  final StringProperty wallet = new SimpleStringProperty("");

  /** What is paid by scanning; a part of what is due, or all of it. */
  final LongProperty codeMinor = new SimpleLongProperty();

  /** Until the till gives up waiting. */
  final LongProperty secondsLeft = new SimpleLongProperty();

  final ObjectProperty<NotPaid> notPaid = new SimpleObjectProperty<>(NotPaid.REFUSED);

  final LongProperty paidMinor = new SimpleLongProperty();
  final LongProperty changeMinor = new SimpleLongProperty();
}
