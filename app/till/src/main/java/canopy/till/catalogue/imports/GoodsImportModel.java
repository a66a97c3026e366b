package canopy.till.catalogue.imports;

import canopy.till.catalogue.ImportReport;
import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the goods import shows. FX thread. */
final class GoodsImportModel {
  final ObjectProperty<ImportStep> step = new SimpleObjectProperty<>(ImportStep.CHOOSING);

  /** Path of the file, as typed or chosen. */
  final StringProperty file = new SimpleStringProperty("");

  /** The encoding in which it was read, such as {@code UTF-8}; empty before. */
  final StringProperty readAs = new SimpleStringProperty("");

  final LongProperty linesRead = new SimpleLongProperty();

  final ObjectProperty<ImportReport.@Nullable Changes> changes = new SimpleObjectProperty<>();

  /** How many articles the file lacks and would be switched off. */
  final ObjectProperty<Integer> switchedOff = new SimpleObjectProperty<>(0);

  /** Articles that the file lacks are switched off. */
  final BooleanProperty complete = new SimpleBooleanProperty();

  /** Whether head office decides about the goods, and so is asked about each article. */
  final BooleanProperty asked = new SimpleBooleanProperty();

  /** Problems first, then warnings; by line. */
  final ObjectProperty<List<RemarkRow>> remarks = new SimpleObjectProperty<>(List.of());

  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
