package canopy.till.ui.control;

import canopy.till.ui.Icon;
import canopy.till.ui.Texts;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The top 56 pixels of every screen: where, who, when, how the till is, and STOP ALL. */
public final class Header extends HBox {
  private static final PseudoClass TRAINING = PseudoClass.getPseudoClass("training");

  private static final double WIDEST_REASON = 420;

  private final Texts texts;
  private final HeaderModel model;
  private final HeaderActions actions;
  private final HBox badges = new HBox();

  public Header(Texts texts, HeaderModel model, HeaderActions actions) {
    this.texts = texts;
    this.model = model;
    this.actions = actions;
    getStyleClass().add("header");
    setAlignment(Pos.CENTER_LEFT);
    badges.getStyleClass().add("health-strip");
    badges.setAlignment(Pos.CENTER);
    getChildren()
        .addAll(
            place(), person(), training(), Labels.space(), unsettled(), badges, clock(), stopAll());
    model.training.subscribe(now -> pseudoClassStateChanged(TRAINING, now));
    model.health.addListener((source, before, now) -> showHealth());
    model.unsettled.addListener((source, before, now) -> showHealth());
    showHealth();
  }

  private VBox place() {
    Label station = Labels.data("header-station");
    station.textProperty().bind(model.station);
    Label till = Labels.data("header-detail");
    till.textProperty().bind(texts.bound("ui.till", model.till));
    return twoLines(station, till);
  }

  private Button person() {
    Label name = Labels.data("header-person");
    name.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.role.get().isEmpty()
                        ? model.operator.get()
                        : model.operator.get() + "·" + model.role.get(),
                model.operator,
                model.role));
    Label day = Labels.word(texts.bound("ui.businessday", model.businessDay), "header-detail");
    day.visibleProperty().bind(model.businessDay.isNotEmpty());
    day.managedProperty().bind(day.visibleProperty());
    Label drawer = Labels.data("header-detail", "header-drawer");
    drawer.textProperty().bind(texts.bound("ui.drawerof", model.drawerOf));
    drawer.visibleProperty().bind(model.drawerOf.isNotEmpty());
    drawer.managedProperty().bind(drawer.visibleProperty());
    Label shift = Labels.word(texts.bound("ui.shift", model.shift), "header-detail");
    shift.visibleProperty().bind(model.shift.greaterThan(0));
    shift.managedProperty().bind(shift.visibleProperty());
    HBox below = new HBox(shift, drawer, day);
    below.getStyleClass().add("key-row");
    HBox box = new HBox(Icon.PERSON.node("header-icon"), twoLines(name, below));
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().add("header-person-box");
    Button button = pressed(actions::showPerson, "header-button");
    button.setId("person");
    button.setGraphic(box);
    button.accessibleTextProperty().bind(texts.bound("ui.person"));
    button.visibleProperty().bind(model.operator.isNotEmpty());
    return button;
  }

  /** Nobody may take practice for the real thing, nor the real thing for practice. */
  private Label training() {
    Label mark = Labels.word(texts.bound("ui.training"), "header-training");
    mark.setGraphic(Icon.TRAINING.node());
    mark.visibleProperty().bind(model.training);
    mark.managedProperty().bind(model.training);
    return mark;
  }

  private Label clock() {
    Label clock = Labels.figure("header-clock");
    clock.textProperty().bind(model.clock);
    return clock;
  }

  private Button stopAll() {
    Button button = Keys.sign(Icon.STOP, texts.bound("ui.stopall"), actions::stopAll, "stop-all");
    button.setId("stop-all");
    button.setFocusTraversable(false);
    return button;
  }

  /** Money that nobody may forget: stays until the last payment is settled. */
  private Button unsettled() {
    Label word = Labels.word(texts.bound("ui.unsettled", model.unsettled), "health-word");
    VBox box = new VBox(Icon.UNSETTLED.node("health-icon"), word);
    box.setAlignment(Pos.CENTER);
    Button badge = pressed(actions::showPayments, "health-badge", "health-warning");
    badge.setId("unsettled-badge");
    badge.setGraphic(box);
    badge
        .accessibleTextProperty()
        .bind(Bindings.concat(texts.bound("manage.payments"), " ", model.unsettled));
    badge.visibleProperty().bind(model.unsettled.greaterThan(0));
    badge.managedProperty().bind(badge.visibleProperty());
    return badge;
  }

  private void showHealth() {
    badges.getChildren().clear();
    for (Health health : model.health.get()) {
      FontIcon icon = health.level().icon().node("health-icon");
      Label word = Labels.word(texts.bound(health.part().key()), "health-word");
      // What is well needs no word where open payments take the room that names would lose.
      word.setVisible(health.level() != Health.Level.OK || model.unsettled.get() == 0);
      word.setManaged(word.isVisible());
      VBox box = new VBox(icon, word);
      box.setAlignment(Pos.CENTER);
      Button badge = pressed(leads(health.part()), "health-badge", health.level().styleClass());
      badge.setGraphic(box);
      badge
          .accessibleTextProperty()
          .bind(
              Bindings.concat(
                  texts.bound(health.part().key()),
                  " ",
                  texts.bound(health.level().key()),
                  " ",
                  health.detail()));
      if (!health.detail().isEmpty()) {
        badge.setTooltip(reason(health));
      }
      badges.getChildren().add(badge);
    }
  }

  /** Why it is so: who has a mouse need not leave the page for it. */
  private Tooltip reason(Health health) {
    Tooltip reason = new Tooltip();
    reason
        .textProperty()
        .bind(
            Bindings.concat(
                texts.bound(health.part().key()),
                ": ",
                texts.bound(health.level().key()),
                "\n",
                health.detail()));
    reason.setWrapText(true);
    reason.setMaxWidth(WIDEST_REASON);
    return reason;
  }

  /** What was found in the tanks stands on their own page. */
  private Runnable leads(Health.Part part) {
    return part == Health.Part.WET_STOCK ? actions::showTanks : actions::showHealth;
  }

  /**
   * Takes no focus from the page: what it leads to has keys of its own, and an Enter that is meant
   * for the page must not press it.
   */
  private static Button pressed(Runnable action, String styleClass, String... more) {
    Button button = Keys.pressable(action, styleClass, more);
    button.setFocusTraversable(false);
    return button;
  }

  private static VBox twoLines(Label upper, Node lower) {
    VBox box = new VBox(upper, lower);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }
}
