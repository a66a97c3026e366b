package canopy.till.sale;

import canopy.till.ui.Icon;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.TileGrid;
import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Favourites, departments and their articles as keys, page by page; as many rows as there is room
 * for.
 */
final class HotKeyGrid extends VBox {
  /** A size and its unit stay on one line. */
  private static final Pattern UNIT = Pattern.compile("(\\d) (\\p{Alpha}{1,2}\\b)");

  /** From this length on a name may need four lines. */
  private static final int LONG_NAME = 28;

  private final Look look;
  private final SaleModel model;
  private final SaleActions actions;
  private final SaleEntry entry;
  private final TileGrid grid = new TileGrid(3, 86);
  private final BooleanProperty choosing = new SimpleBooleanProperty(false);

  HotKeyGrid(Look look, SaleModel model, SaleActions actions, SaleEntry entry) {
    this.look = look;
    this.model = model;
    this.actions = actions;
    this.entry = entry;
    getStyleClass().add("hot-keys");
    VBox.setVgrow(grid, Priority.ALWAYS);
    getChildren().addAll(chips(), grid);
    model.hotKeys.addListener((source, before, now) -> fill());
    model.departments.addListener((source, before, now) -> fill());
    choosing.addListener((source, before, now) -> fill());
    fill();
  }

  private HBox chips() {
    Button favourites =
        Keys.onlySign(
            Icon.FAVOURITE,
            look.texts().bound("sale.favourites"),
            () -> choose(""),
            "chip",
            "chip-star");
    Button department =
        Keys.pressable(
            () -> choosing.set(!choosing.get()),
            "till-key",
            "chip",
            "chip-department",
            Labels.DATA);
    department.setGraphic(Icon.DEPARTMENTS.node());
    department
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                this::openDepartment,
                model.department,
                model.departments,
                choosing,
                look.texts().languageProperty()));
    department.setMaxWidth(Integer.MAX_VALUE);
    department.setMinWidth(0);
    HBox.setHgrow(department, Priority.ALWAYS);
    Button back =
        Keys.onlySign(
            Icon.CHEVRON_LEFT, look.texts().bound("sale.pageback"), grid::back, "page-key");
    Button next =
        Keys.onlySign(
            Icon.CHEVRON_RIGHT, look.texts().bound("sale.pagenext"), grid::next, "page-key");
    Label page = Labels.figure("page");
    page.textProperty().bind(grid.pageText());
    back.disableProperty().bind(grid.onlyPage());
    next.disableProperty().bind(grid.onlyPage());
    model.department.addListener((source, before, now) -> mark(favourites, department));
    choosing.addListener((source, before, now) -> mark(favourites, department));
    mark(favourites, department);
    HBox row = new HBox(favourites, department, back, page, next);
    row.getStyleClass().add("chips");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void mark(Button favourites, Button department) {
    boolean favouritesShown = model.department.get().isEmpty() && !choosing.get();
    favourites.getStyleClass().remove("chosen");
    department.getStyleClass().remove("chosen");
    (favouritesShown ? favourites : department).getStyleClass().add("chosen");
  }

  private String openDepartment() {
    return model.departments.get().stream()
        .filter(each -> each.id().equals(model.department.get()) && !choosing.get())
        .map(HotKey::name)
        .findFirst()
        .orElseGet(() -> look.texts().text("sale.departments"));
  }

  private void choose(String departmentId) {
    choosing.set(false);
    actions.chooseDepartment(departmentId);
  }

  /** Latin names are long: wide keys of two lines; Chinese ones fit into narrow keys. */
  private void fill() {
    boolean narrow = look.texts().language() == Language.CHINESE;
    grid.shape(narrow ? 3 : 2, narrow ? 86 : 66);
    List<HotKey> keys = choosing.get() ? model.departments.get() : model.hotKeys.get();
    grid.show(keys.stream().map(this::key).toList());
  }

  private Button key(HotKey key) {
    Label name = Labels.data("hot-name");
    name.setText(UNIT.matcher(key.name()).replaceAll("$1\u00a0$2"));
    name.setWrapText(true);
    if (key.name().length() >= LONG_NAME) {
      name.getStyleClass().add("hot-long");
    }
    name.setAlignment(Pos.TOP_LEFT);
    name.setMaxSize(Integer.MAX_VALUE, Integer.MAX_VALUE);
    VBox.setVgrow(name, Priority.ALWAYS);
    VBox content = new VBox(name);
    if (!key.department()) {
      Label price = Labels.figure("hot-price");
      price.setText(look.formats().money(key.priceMinor()));
      content.getChildren().add(price);
    }
    Button button =
        Keys.pressable(
            () -> press(key),
            "hot-key",
            key.department() ? "hot-department" : "hot-article",
            "shade-" + key.shade());
    button.setGraphic(content);
    content.prefWidthProperty().bind(button.widthProperty());
    content.prefHeightProperty().bind(button.heightProperty());
    return button;
  }

  private void press(HotKey key) {
    if (key.department()) {
      choose(key.id());
    } else {
      entry.goOn();
      actions.addArticle(key.id());
    }
  }
}
