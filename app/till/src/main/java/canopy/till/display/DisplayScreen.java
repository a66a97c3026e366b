package canopy.till.display;

import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import java.util.List;
import javafx.beans.property.LongProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The customer's window, 1024 x 600: nothing to touch, everything readable from two metres. */
final class DisplayScreen {
  private static final int LINES = 4;

  private final Texts texts;
  private final Formats formats;
  private final DisplayModel model;
  private final StackPane root = new StackPane();
  private final HBox grades = new HBox();
  private final VBox lines = new VBox();
  private final Label lastName = Labels.data("display-last");
  private final Label lastDetail = Labels.data("display-detail");
  private final Label lastAmount = Labels.figure("display-last-amount");

  DisplayScreen(Look look, DisplayModel model) {
    this.texts = look.texts();
    this.formats = look.formats();
    this.model = model;
    root.getStyleClass().add("display");
    Node idle = idle();
    Node sale = sale();
    Node paying = paying();
    Node thanks = thanks();
    CodePages codes = new CodePages(look, model);
    Node code = codes.code();
    Node confirm = codes.confirm();
    Node checking = codes.checking();
    Node notPaid = codes.notPaid();
    Forms.showWhen(idle, model.state.isEqualTo(DisplayState.IDLE));
    Forms.showWhen(sale, model.state.isEqualTo(DisplayState.SALE));
    Forms.showWhen(paying, model.state.isEqualTo(DisplayState.PAYING));
    Forms.showWhen(thanks, model.state.isEqualTo(DisplayState.THANKS));
    Forms.showWhen(code, model.state.isEqualTo(DisplayState.CODE));
    Forms.showWhen(confirm, model.state.isEqualTo(DisplayState.CONFIRM));
    Forms.showWhen(checking, model.state.isEqualTo(DisplayState.CHECKING));
    Forms.showWhen(notPaid, model.state.isEqualTo(DisplayState.NOT_PAID));
    root.getChildren().addAll(idle, sale, paying, code, confirm, checking, notPaid, thanks);
    root.setMouseTransparent(true);
    model.grades.addListener((source, before, now) -> showGrades());
    model.lines.addListener((source, before, now) -> showLines());
    showGrades();
    showLines();
  }

  Parent root() {
    return root;
  }

  /** Station and time, on every page that has room for them. */
  private HBox head() {
    Label station = Labels.data("display-station");
    station.textProperty().bind(model.station);
    station.setGraphic(Icon.CALLING.node("display-brand"));
    Label clock = Labels.figure("display-clock");
    clock.textProperty().bind(model.clock);
    HBox head = new HBox(Forms.wide(station), clock);
    station.setMaxWidth(Double.MAX_VALUE);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("display-head");
    return head;
  }

  private Node idle() {
    grades.getStyleClass().add("display-grades");
    VBox box =
        new VBox(
            head(),
            Forms.tall(new Region()),
            Labels.word(texts.bound("display.welcome"), "display-welcome"),
            Forms.tall(new Region()),
            Labels.word(texts.bound("display.perlitre"), "display-small"),
            grades);
    box.getStyleClass().addAll("display-page", "display-idle");
    return box;
  }

  private Node sale() {
    lines.getStyleClass().add("display-lines");
    Forms.showWhen(lastDetail, lastDetail.textProperty().isNotEmpty());
    VBox words = new VBox(lastName, lastDetail);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox last = new HBox(Forms.wide(words), lastAmount);
    last.setAlignment(Pos.CENTER_LEFT);
    last.getStyleClass().add("display-last-row");
    Label discount = Labels.figure("display-discount");
    discount
        .textProperty()
        .bind(
            texts.bound(
                "display.discount",
                model.discountMinor.map(minor -> formats.money(minor.longValue()))));
    Forms.showWhen(discount, model.discountMinor.greaterThan(0));
    HBox sum =
        new HBox(
            Labels.word(
                model.totalMinor.flatMap(
                    total ->
                        texts.bound(total.longValue() < 0 ? "display.youget" : "display.total")),
                "display-total-word"),
            discount,
            Labels.space(),
            absolute(model.totalMinor, "display-total"));
    sum.setAlignment(Pos.BASELINE_LEFT);
    sum.getStyleClass().add("display-sum");
    VBox.setVgrow(lines, Priority.ALWAYS);
    VBox box = new VBox(head(), lines, last, sum);
    box.getStyleClass().add("display-page");
    return box;
  }

  private Node paying() {
    Label word =
        Labels.word(
            model.dueMinor.flatMap(
                due -> texts.bound(due.longValue() < 0 ? "display.youget" : "display.topay")),
            "display-welcome");
    Label paid = Labels.figure("display-small");
    paid.textProperty()
        .bind(
            texts.bound(
                "display.paid", model.paidMinor.map(minor -> formats.amount(minor.longValue()))));
    Forms.showWhen(paid, model.paidMinor.greaterThan(0));
    VBox box =
        new VBox(
            head(),
            Forms.tall(new Region()),
            word,
            absolute(model.dueMinor, "display-due"),
            paid,
            Forms.tall(new Region()));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().addAll("display-page", "display-paying");
    return box;
  }

  private Node thanks() {
    Label thanks = Labels.word(texts.bound("display.thanks"), "display-thanks");
    thanks.setGraphic(Icon.CHECK.node("display-done"));
    HBox change =
        new HBox(
            Labels.word(texts.bound("display.change"), "display-welcome"),
            amount(model.changeMinor, "display-change"));
    change.setAlignment(Pos.BASELINE_CENTER);
    change.setSpacing(24);
    Forms.showWhen(change, model.changeMinor.greaterThan(0));
    VBox box = new VBox(thanks, change);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().addAll("display-page", "display-thanks-page");
    return box;
  }

  private Label amount(LongProperty minor, String styleClass) {
    return figure(minor.map(value -> formats.amount(value.longValue())), styleClass);
  }

  private Label absolute(LongProperty minor, String styleClass) {
    return figure(minor.map(value -> formats.amount(Math.abs(value.longValue()))), styleClass);
  }

  private static Label figure(ObservableValue<String> text, String styleClass) {
    Label label = Labels.figure(styleClass);
    label.textProperty().bind(text);
    return label;
  }

  private void showGrades() {
    grades.getChildren().clear();
    for (GradePrice grade : model.grades.get()) {
      Label name = Labels.data("display-grade");
      name.setText(grade.name());
      Label price = Labels.figure("display-price");
      price.setText(grade.price());
      VBox box = new VBox(name, price);
      box.getStyleClass().add("display-grade-box");
      HBox.setHgrow(box, Priority.ALWAYS);
      box.setPrefWidth(200);
      grades.getChildren().add(box);
    }
  }

  private void showLines() {
    List<DisplayLine> all = model.lines.get();
    lines.getChildren().clear();
    int newest = all.size() - 1;
    for (int i = Math.max(0, newest - LINES); i < newest; i++) {
      DisplayLine line = all.get(i);
      Label name = Labels.data();
      name.setText(line.detail().isEmpty() ? line.name() : line.name() + "   " + line.detail());
      name.setMaxWidth(Double.MAX_VALUE);
      Label amount = Labels.figure();
      amount.setText(formats.money(line.amountMinor()));
      HBox row = new HBox(Forms.wide(name), amount);
      row.getStyleClass().add("display-line");
      lines.getChildren().add(row);
    }
    lines.setAlignment(Pos.BOTTOM_LEFT);
    boolean some = newest >= 0;
    lastName.setText(some ? all.get(newest).name() : "");
    lastDetail.setText(some ? all.get(newest).detail() : "");
    lastAmount.setText(some ? formats.money(all.get(newest).amountMinor()) : "");
  }
}
