package canopy.till.operator.people;

import canopy.core.catalogue.Language;
import canopy.core.operator.Role;
import canopy.till.ui.Notice;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What the people screen shows: the lists, and what is being written on the right. FX thread. */
final class PeopleModel {
  /** Which list is shown. */
  enum View {
    PEOPLE("people.people"),
    ROLES("people.roles");

    private final String key;

    View(String key) {
      this.key = key;
    }

    String key() {
      return key;
    }
  }

  final ObjectProperty<View> view = new SimpleObjectProperty<>(View.PEOPLE);
  final ObjectProperty<List<PersonRow>> people = new SimpleObjectProperty<>(List.of());
  final ObjectProperty<List<RoleRow>> roles = new SimpleObjectProperty<>(List.of());

  /** Whether a person is shown or written on the right. */
  final BooleanProperty anybody = new SimpleBooleanProperty();

  /** Whether that person is not in the list yet. */
  final BooleanProperty newcomer = new SimpleBooleanProperty();

  final BooleanProperty lockedOut = new SimpleBooleanProperty();
  final StringProperty id = new SimpleStringProperty("");
  final StringProperty name = new SimpleStringProperty("");
  final StringProperty role = new SimpleStringProperty("");
  final ObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ZH_CN);
  final BooleanProperty active = new SimpleBooleanProperty(true);

  /** The role that is shown or written on the right; null for none. */
  final ObjectProperty<@Nullable Role> chosenRole = new SimpleObjectProperty<>();

  /** Whether that role can be named; those of the program have their names. */
  final BooleanProperty nameable = new SimpleBooleanProperty();

  /** Whether head office decides who the person is that is shown on the right. */
  final BooleanProperty decided = new SimpleBooleanProperty();

  /** Whether head office decides what the role on the right allows. */
  final BooleanProperty roleDecided = new SimpleBooleanProperty();

  /** What head office decided and the till does not follow yet, in words; empty for nothing. */
  final StringProperty heldBack = new SimpleStringProperty("");

  final StringProperty roleName = new SimpleStringProperty("");
  final ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
}
