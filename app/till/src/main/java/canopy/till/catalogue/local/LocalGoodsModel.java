package canopy.till.catalogue.local;

import canopy.core.catalogue.Department;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.LocalChange;
import canopy.core.tax.TaxClass;
import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the page shows, and what is being written on it. FX thread. */
final class LocalGoodsModel {
  final ObjectProperty<List<LocalRow>> rows = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<LocalChange.Kind> kind =
      new SimpleObjectProperty<>(LocalChange.Kind.ARTICLE_PRICE);

  /** What the price sign is to be changed to, in words; empty if nobody is asked. */
  final StringProperty sign = new SimpleStringProperty("");

  /** Whether head office is asked. */
  final BooleanProperty asked = new SimpleBooleanProperty();

  /** Number or code of an article, number of a grade. */
  final StringProperty key = new SimpleStringProperty("");

  /** What that is and costs now, in words; empty if nothing is known of it. */
  final StringProperty found = new SimpleStringProperty("");

  /** Of a new article. */
  final StringProperty name = new SimpleStringProperty("");

  final StringProperty department = new SimpleStringProperty("");
  final StringProperty taxClass = new SimpleStringProperty("");
  final StringProperty price = new SimpleStringProperty("");
  final ObjectProperty<List<Department>> departments = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<List<FuelGrade>> grades = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<List<TaxClass>> taxClasses = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
