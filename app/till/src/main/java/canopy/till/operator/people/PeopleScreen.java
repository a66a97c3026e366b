package canopy.till.operator.people;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Language;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** People or roles: the list on the left, the chosen one to be written on the right. */
final class PeopleScreen implements Screen {
  private final ManageFrame frame;
  private final PeopleModel model;
  private final DataTable<PersonRow> people;
  private final DataTable<RoleRow> roles;

  PeopleScreen(Surroundings around, PeopleModel model, PeopleActions actions) {
    this.model = model;
    Texts texts = around.look().texts();
    people = people(texts, model, actions);
    HBox persons = new HBox(Forms.wide(people), new PersonPane(texts, model, actions));
    persons.getStyleClass().add("split");
    Forms.showWhen(persons, model.view.isEqualTo(PeopleModel.View.PEOPLE));
    roles = roles(texts, model, actions);
    HBox rights = new HBox(roles, Forms.wide(new RolePane(texts, model, actions)));
    rights.getStyleClass().add("split");
    Forms.showWhen(rights, model.view.isEqualTo(PeopleModel.View.ROLES));
    HBox views =
        Forms.choice(
            List.of(PeopleModel.View.values()),
            model.view,
            view -> texts.bound(view.key()),
            actions::view);
    Button add = Keys.sign(Icon.ADD, texts.bound("people.add"), actions::add);
    add.setId("people-add");
    frame =
        new ManageFrame(
            around,
            Place.PEOPLE,
            model.notice,
            content(model, persons, rights),
            List.of(views, add));
    frame
        .keys()
        .on("F2", "people.add", actions::add)
        .on("F4", "people.otherview", () -> actions.view(other(model.view.get())))
        .on("F8", "people.setpin", actions::newPin)
        .on("F9", "people.unlock", actions::unlock)
        .on("F12", "people.save", actions::save);
  }

  /** What head office decided and the till does not follow yet stands above the lists. */
  private static VBox content(PeopleModel model, HBox persons, HBox rights) {
    Label held = Labels.sentence(model.heldBack, "warning-text");
    held.setId("people-held-back");
    Forms.showWhen(held, model.heldBack.isNotEmpty());
    VBox content = new VBox(held, Forms.tall(new StackPane(persons, rights)));
    content.getStyleClass().add("stack");
    return content;
  }

  private static PeopleModel.View other(PeopleModel.View view) {
    return view == PeopleModel.View.PEOPLE ? PeopleModel.View.ROLES : PeopleModel.View.PEOPLE;
  }

  private static DataTable<PersonRow> people(
      Texts texts, PeopleModel model, PeopleActions actions) {
    return new DataTable<>(texts, model.people, "people.none", PersonRow::id)
        .names("people.name", row -> row.person().name() + "\n" + row.id())
        .names("people.role", row -> row.role() + "\n" + spoken(row))
        .sentences("people.lasthere", PersonRow::lastHere)
        .sentences("people.state", row -> state(texts, row))
        .selecting(
            row -> {
              if (row != null) {
                actions.select(row);
              }
            })
        .tall();
  }

  private static String state(Texts texts, PersonRow row) {
    if (!row.decided()) {
      return row.state();
    }
    String office = texts.text("people.decided");
    return row.state().isEmpty() ? office : office + "\n" + row.state();
  }

  private static String spoken(PersonRow row) {
    return Language.of(row.person().language().tag()).ownName();
  }

  private static DataTable<RoleRow> roles(Texts texts, PeopleModel model, PeopleActions actions) {
    DataTable<RoleRow> table =
        new DataTable<>(texts, model.roles, "people.none", RoleRow::id)
            .names(
                "people.role",
                row -> row.name() + (row.decided() ? "\n" + texts.text("people.decided") : ""))
            .figures("people.count", 90, row -> Integer.toString(row.people()))
            .selecting(
                row -> {
                  if (row != null) {
                    actions.select(row);
                  }
                });
    table.getStyleClass().add("role-list");
    return table;
  }

  /** Selects somebody in the list. */
  void mark(String id) {
    people.select(row -> row.id().equals(id));
  }

  /** Nobody and nothing is selected. */
  void markNothing() {
    people.select(row -> false);
    roles.select(row -> false);
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }

  @Override
  public void shown() {
    if (model.view.get() == PeopleModel.View.PEOPLE) {
      people.focusRows();
    }
  }
}
