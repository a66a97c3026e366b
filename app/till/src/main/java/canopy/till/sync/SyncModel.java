package canopy.till.sync;

import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the page of head office shows. FX thread. */
final class SyncModel {
  final ObjectProperty<HeadOfficeView> view =
      new SimpleObjectProperty<>(new HeadOfficeView(null, null, null, 0));

  final ObjectProperty<List<UnsentSale>> unsent = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<Ask> ask = new SimpleObjectProperty<>(Ask.NOTHING);

  /** Something is under way at head office. */
  final BooleanProperty busy = new SimpleBooleanProperty();

  final StringProperty address = new SimpleStringProperty("https://");
  final StringProperty pin = new SimpleStringProperty("");
  final StringProperty code = new SimpleStringProperty("");
  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
