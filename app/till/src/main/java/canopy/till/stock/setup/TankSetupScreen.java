package canopy.till.stock.setup;

import canopy.core.catalogue.FuelGrade;
import canopy.core.stock.Tank;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The tanks on the left with how they are read, one to be written on the right. FX thread. */
final class TankSetupScreen implements Screen {
  private final Look look;
  private final Texts texts;
  private final TankModel model;
  private final DataTable<Tank> list;
  private final ManageFrame frame;

  TankSetupScreen(Surroundings around, TankModel model, TankActions actions) {
    this.look = around.look();
    this.texts = look.texts();
    this.model = model;
    this.list =
        new DataTable<>(texts, model.tanks, "tanksetup.none", Tank::number)
            .names("tanksetup.tank", tank -> tank.number() + " · " + grade(tank.grade()))
            .figures(
                "tanksetup.litres", 120, tank -> Figures.write(tank.capacity().millilitres(), 3))
            .selecting(
                tank -> {
                  if (tank != null) {
                    actions.choose(tank);
                  }
                });
    list.setId("tank-list");
    VBox left = new VBox(Forms.tall(list), times());
    left.getStyleClass().addAll("stack", "tank-side");
    HBox split = new HBox(left, Forms.wide(new TankPane(look, model, actions)));
    split.getStyleClass().add("split");
    VBox content =
        new VBox(Labels.sentence(texts.bound("tanksetup.hint"), "muted"), Forms.tall(split));
    content.getStyleClass().add("stack");
    Button limits =
        Keys.sign(
            Icon.LIMITS,
            texts.bound(Place.LIMITS.key()),
            () -> around.navigation().go(Place.LIMITS));
    Button add = Keys.sign(Icon.ADD, texts.bound("tanksetup.add"), actions::add);
    add.setId("tank-add");
    this.frame = new ManageFrame(around, Place.TANKS, model.notice, content, List.of(limits, add));
    frame
        .keys()
        .on("F2", "tanksetup.add", actions::add)
        .on("F4", "tanksetup.readtable", actions::readTable)
        .on("F12", "tanksetup.save", actions::save);
  }

  private Node times() {
    VBox times = new VBox();
    for (Patience patience : Patience.values()) {
      times
          .getChildren()
          .add(
              Forms.field(
                  texts.bound(patience.key()),
                  patience.typed(model),
                  "tank-" + patience.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
    times.getStyleClass().addAll("panel", "section");
    return times;
  }

  private String grade(int id) {
    return model.grades.get().stream()
        .filter(grade -> grade.id() == id)
        .map(FuelGrade::name)
        .map(name -> Words.name(look, name))
        .findFirst()
        .orElse(Integer.toString(id));
  }

  /** Selects a tank in the list; none if there is no such number. */
  void mark(int number) {
    list.select(tank -> tank.number() == number);
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
    list.focusRows();
  }
}
