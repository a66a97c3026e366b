package canopy.till.launch.progress;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the screen of a starting till shows. FX thread. */
final class StartModel {
  final ObjectProperty<StartProgress> progress =
      new SimpleObjectProperty<>(StartProgress.at(StartStep.OPENING));

  /** It takes long enough to be worth a bar. */
  final BooleanProperty slow = new SimpleBooleanProperty();
}
