package canopy.till.station.limits;

import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Limits: a group of them at a time, each with a field and what it counts in. */
final class LimitsScreen implements Screen {
  /** Groups with more stand in two columns. */
  private static final int MOST_IN_COLUMN = 12;

  private final Look look;
  private final Texts texts;
  private final LimitsModel model;
  private final ManageFrame frame;
  private final Label hint = Labels.data("muted", "small");
  private final HBox form = new HBox();

  LimitsScreen(Surroundings around, LimitsModel model, LimitsActions actions) {
    this.look = around.look();
    this.texts = look.texts();
    this.model = model;
    HBox groups =
        Forms.choice(
            List.of(LimitGroup.values()),
            model.group,
            group -> texts.bound(group.key()),
            actions::choose);
    groups.setId("limit-groups");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    form.getStyleClass().add("split");
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    VBox content = new VBox(groups, hint, Forms.tall(scroll));
    content.getStyleClass().add("stack");
    Button reset = Keys.sign(Icon.CLOSE, texts.bound("limits.reset"), actions::reset);
    Button save = Keys.sign(Icon.READY, texts.bound("limits.save"), actions::save, "primary");
    save.setId("limits-save");
    save.disableProperty().bind(model.busy);
    this.frame = new ManageFrame(around, Place.LIMITS, model.notice, content, List.of(reset, save));
    frame.keys().on("F12", "limits.save", actions::save).on("F8", "limits.reset", actions::reset);
    model.limits.addListener((source, before, now) -> show());
    model.group.addListener((source, before, now) -> show());
    texts.languageProperty().addListener((source, before, now) -> show());
    show();
  }

  private void show() {
    LimitGroup group = model.group.get();
    List<Limit> limits =
        model.limits.get().stream().filter(limit -> limit.group() == group).toList();
    hint.setText(
        texts.text(
            limits.isEmpty() && !model.limits.get().isEmpty() ? "limits.none" : group.hintKey()));
    form.getChildren().clear();
    if (limits.isEmpty()) {
      return;
    }
    int first = limits.size() > MOST_IN_COLUMN ? (limits.size() + 1) / 2 : limits.size();
    form.getChildren().add(column(limits.subList(0, first)));
    if (first < limits.size()) {
      form.getChildren().add(column(limits.subList(first, limits.size())));
    }
  }

  private Node column(List<Limit> limits) {
    VBox column = new VBox();
    column.getStyleClass().addAll("panel", "section");
    for (Limit limit : limits) {
      column.getChildren().add(row(limit));
    }
    column.getStyleClass().add("limit-column");
    return Forms.wide(column);
  }

  private Node row(Limit limit) {
    String word = LimitsController.word(look, limit);
    Label label = Labels.data("row-label");
    label.setText(word);
    label.setWrapText(true);
    TextField field = new TextField();
    field.setId("limit-" + limit.name().replace('.', '-'));
    field.textProperty().bindBidirectional(model.typed(limit.name()));
    field.setAccessibleText(word);
    field.getStyleClass().addAll("figure-field", "limit-field");
    if (!limit.needed()) {
      field.setPromptText(texts.text("limits.asabove"));
    }
    Label unit = Labels.data("muted", "limit-unit");
    unit.setText(
        limit.unit() == LimitUnit.MONEY
            ? look.formats().symbol()
            : limit.unit().key().isEmpty() ? "" : texts.text(limit.unit().key()));
    HBox row = new HBox(Forms.wide(label), field, unit);
    label.setMaxWidth(Double.MAX_VALUE);
    row.getStyleClass().add("setting-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }
}
