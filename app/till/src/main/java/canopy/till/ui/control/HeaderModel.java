package canopy.till.ui.control;

import canopy.core.operator.Right;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the header shows. One for the whole program, shared by all screens. FX thread. */
public final class HeaderModel {
  /** The station's short name. */
  public final StringProperty station = new SimpleStringProperty("");

  /** The till's number or name. */
  public final StringProperty till = new SimpleStringProperty("");

  /** The name of who is signed in; empty when nobody is. */
  public final StringProperty operator = new SimpleStringProperty("");

  /** The role, already worded. */
  public final StringProperty role = new SimpleStringProperty("");

  /** What the role of who is signed in denies altogether; nothing when nobody is. */
  public final ObjectProperty<Set<Right>> denied = new SimpleObjectProperty<>(Set.of());

  /** What that person may not do alone: the denied, and what needs another's approval. */
  public final ObjectProperty<Set<Right>> notAlone = new SimpleObjectProperty<>(Set.of());

  /** Whether nothing counts that is done here. */
  public final BooleanProperty training = new SimpleBooleanProperty();

  /** The business date where it is not the calendar's, already worded; otherwise empty. */
  public final StringProperty businessDay = new SimpleStringProperty("");

  /** The open shift's number; 0 while there is none. */
  public final IntegerProperty shift = new SimpleIntegerProperty();

  /** Whose drawer it is, if not that of who is signed in; otherwise empty. */
  public final StringProperty drawerOf = new SimpleStringProperty("");

  /** The time of day, {@code 14:05}. */
  public final StringProperty clock = new SimpleStringProperty("");

  /** How many payments are not settled; no badge while there is none. */
  public final IntegerProperty unsettled = new SimpleIntegerProperty();

  /** The badges, in the order of {@link Health.Part}. */
  public final ObjectProperty<List<Health>> health = new SimpleObjectProperty<>(List.of());
}
