package canopy.till.ui.pump;

import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.control.Labels;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One tile. Its nodes are made once; a new view only changes texts and pseudo-classes, so that 24
 * of them are cheap.
 */
final class PumpTile extends Button {
  private static final Duration LONG_PRESS = Duration.millis(600);
  private static final PseudoClass PULSE = PseudoClass.getPseudoClass("pulse");
  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
  private static final int BAR_STEPS = 8;
  private static final double COMPACT_BELOW = 96;
  private static final double TIGHT_BELOW = 116;

  private final Look look;
  private final PumpActions actions;
  private final Label number = Labels.figure("pump-number");
  private final FontIcon sign = Icon.IDLE.node("pump-sign");
  private final Label state = Labels.figure("pump-state");
  private final Label grade = Labels.data("pump-grade");
  private final Label limit = Labels.data("pump-limit");
  private final Label amount = Labels.figure("pump-amount");
  private final Label litres = Labels.figure("pump-litres");
  private final Label unpaid = Labels.figure("pump-badge", "pump-unpaid");
  private final Label refund = Labels.figure("pump-badge", "pump-refund");
  private final Bar bar = new Bar();
  private final HBox gradeRow = new HBox(grade, Labels.space(), litres);
  private final HBox figures = new HBox(amount, Labels.space(), limit);
  private final HBox badges = new HBox(unpaid, refund);
  private @Nullable PumpView view;
  private boolean compact;
  private boolean tight;
  private boolean longPressed;
  private int step;

  PumpTile(Look look, PumpActions actions) {
    this.look = look;
    this.actions = actions;
    getStyleClass().setAll("pump-tile");
    setMnemonicParsing(false);
    HBox top = new HBox(number, Labels.space(), sign, state);
    top.getStyleClass().add("pump-top");
    top.setAlignment(Pos.CENTER_LEFT);
    gradeRow.getStyleClass().add("pump-grade-row");
    gradeRow.setAlignment(Pos.CENTER_LEFT);
    figures.setAlignment(Pos.CENTER_LEFT);
    figures.getStyleClass().add("pump-figures");
    badges.setAlignment(Pos.CENTER_LEFT);
    badges.getStyleClass().add("pump-badges");
    Region filler = new Region();
    VBox.setVgrow(filler, Priority.ALWAYS);
    VBox box = new VBox(top, gradeRow, filler, figures, badges);
    box.getStyleClass().add("pump-box");
    StackPane content = new StackPane(box, bar);
    StackPane.setAlignment(bar, Pos.BOTTOM_LEFT);
    setGraphic(content);
    content.prefWidthProperty().bind(widthProperty());
    content.prefHeightProperty().bind(heightProperty());
    content.setMinSize(0, 0);
    setOnAction(event -> press());
    watchLongPress();
    look.texts().languageProperty().addListener((source, before, now) -> redraw());
  }

  void open() {
    if (view != null) {
      actions.open(view.number());
    }
  }

  /**
   * Lower tiles leave out what is least needed: first the grade of a tile that is full, then grade
   * and litres of all.
   */
  void fit(double heightPixels) {
    boolean small = heightPixels < COMPACT_BELOW;
    boolean low = heightPixels < TIGHT_BELOW;
    if (compact != small || tight != low) {
      compact = small;
      tight = low;
      pseudoClassStateChanged(COMPACT, small);
      redraw();
    }
  }

  void show(PumpView next) {
    if (next.equals(view)) {
      return;
    }
    @Nullable PumpView before = view;
    view = next;
    if (before == null || before.state() != next.state()) {
      for (PumpState each : PumpState.values()) {
        pseudoClassStateChanged(
            PseudoClass.getPseudoClass(each.styleClass()), each == next.state());
      }
      pseudoClassStateChanged(PULSE, false);
      next.state().icon().put(sign);
    }
    redraw();
  }

  boolean isCalling() {
    return view != null && view.state() == PumpState.CALLING;
  }

  boolean isFuelling() {
    return view != null && view.state() == PumpState.FUELLING;
  }

  /**
   * One step of the animation, four a second: a calling tile changes its colour, a running one
   * moves its bar.
   */
  void tick(boolean bright) {
    if (isCalling()) {
      pseudoClassStateChanged(PULSE, bright);
    } else if (view != null && isFuelling() && view.delivery().progressPermille() < 0) {
      step = (step + 1) % BAR_STEPS;
      bar.show(step * 1000 / BAR_STEPS, 1000 / BAR_STEPS * 2);
    }
  }

  void still() {
    pseudoClassStateChanged(PULSE, false);
  }

  private void press() {
    if (longPressed) {
      longPressed = false;
    } else if (view != null) {
      actions.tap(view.number());
    }
  }

  private void watchLongPress() {
    PauseTransition timer = new PauseTransition(LONG_PRESS);
    timer.setOnFinished(
        event -> {
          longPressed = isPressed();
          if (longPressed) {
            open();
          }
        });
    setOnMousePressed(
        event -> {
          longPressed = false;
          if (event.getButton() == MouseButton.PRIMARY) {
            timer.playFromStart();
          } else if (event.getButton() == MouseButton.SECONDARY) {
            open();
          }
        });
    setOnMouseReleased(event -> timer.stop());
    setOnMouseExited(event -> timer.stop());
  }

  private void redraw() {
    @Nullable PumpView now = view;
    if (now == null) {
      return;
    }
    Formats formats = look.formats();
    number.setText(Integer.toString(now.number()));
    state.setText(look.texts().text(now.state().key()));
    grade.setText(now.delivery().grade());
    boolean armed = now.state() == PumpState.AUTHORISED;
    boolean running =
        now.state() == PumpState.FUELLING
            || now.state() == PumpState.SUSPENDED
            || (now.delivery().amountMinor() > 0 && now.state() != PumpState.IDLE);
    boolean badged = now.owed().unpaidCount() > 0 || now.owed().refundDueMinor() > 0;
    limit.setText(armed ? "" : now.delivery().limit());
    amount.setText(
        armed
            ? now.delivery().limit()
            : running ? formats.money(now.delivery().amountMinor()) : "");
    litres.setText(
        running && !compact
            ? look.texts().text("pump.litres", formats.litres(now.delivery().volumeMillilitres()))
            : "");
    shown(gradeRow, !compact && !now.delivery().grade().isEmpty() && !(tight && badged && running));
    shown(figures, (running || armed) && !(compact && badged && now.state() != PumpState.FUELLING));
    shown(badges, badged && !(compact && now.state() == PumpState.FUELLING));
    showBadges(now, formats);
    bar.setVisible(now.state() == PumpState.FUELLING);
    if (now.delivery().progressPermille() >= 0) {
      bar.show(0, now.delivery().progressPermille());
    }
    setAccessibleText(
        look.texts()
            .text(
                "pump.say",
                number.getText(),
                state.getText(),
                grade.getText(),
                amount.getText(),
                unpaid.getText()));
  }

  private void showBadges(PumpView now, Formats formats) {
    shown(unpaid, now.owed().unpaidCount() > 0);
    if (now.owed().unpaidCount() > 0) {
      String sum = formats.signed(now.owed().unpaidMinor());
      unpaid.setText(
          now.owed().unpaidCount() > 1 ? sum + " (" + now.owed().unpaidCount() + ")" : sum);
      UnpaidAge age = UnpaidAge.after(now.owed().unpaidMinutes());
      for (UnpaidAge each : UnpaidAge.values()) {
        unpaid.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.styleClass()), each == age);
      }
    }
    shown(refund, now.owed().refundDueMinor() > 0);
    refund.setText(formats.signed(-now.owed().refundDueMinor()));
  }

  private static void shown(Region node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** The bar at the foot: filled as far as the preset is delivered, or a piece that wanders. */
  private static final class Bar extends Pane {
    private final Region piece = new Region();
    private int from;
    private int length;

    Bar() {
      getStyleClass().add("pump-bar");
      piece.getStyleClass().add("pump-bar-piece");
      getChildren().add(piece);
      setVisible(false);
    }

    void show(int fromPermille, int lengthPermille) {
      from = fromPermille;
      length = Math.min(lengthPermille, 1000 - fromPermille);
      setNeedsLayout(true);
    }

    @Override
    protected void layoutChildren() {
      piece.resizeRelocate(getWidth() * from / 1000, 0, getWidth() * length / 1000, getHeight());
    }
  }
}
