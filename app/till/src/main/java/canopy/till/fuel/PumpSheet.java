package canopy.till.fuel;

import canopy.till.fuel.PumpDetailModel.HoseRow;
import canopy.till.fuel.PumpDetailModel.PrepayRow;
import canopy.till.ui.Formats;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Strip;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.pump.PumpView;
import canopy.till.ui.pump.UnpaidFill;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** All that is known of the pump: state, fills to be paid, prepayments, nozzles. */
final class PumpSheet extends VBox {
  /** Of the nozzles' columns, from where they are figures. */
  private static final int FIRST_FIGURE = 2;

  private final Texts texts;
  private final Formats formats;
  private final PumpDetailModel model;
  private final PumpDetailActions actions;
  private final VBox fills = new VBox();
  private final VBox prepays = new VBox();
  private final GridPane nozzles = new GridPane();

  PumpSheet(Look look, PumpDetailModel model, PumpDetailActions actions) {
    this.texts = look.texts();
    this.formats = look.formats();
    this.model = model;
    this.actions = actions;
    getStyleClass().add("pump-detail-middle");
    VBox unpaid = Forms.section(texts, "fuel.unpaid", fills);
    VBox prepaid = Forms.section(texts, "fuel.prepaid", prepays);
    Forms.showWhen(prepaid, model.prepays.map(rows -> !rows.isEmpty()));
    Button read = Keys.word(texts.bound("fuel.readtotals"), actions::readTotals);
    read.disableProperty().bind(model.possible.map(acts -> !acts.contains(PumpAct.READ_TOTALS)));
    HBox head = new HBox(Labels.word(texts.bound("fuel.nozzles"), "section-head"));
    head.getChildren().addAll(Labels.space(), read);
    head.setAlignment(Pos.CENTER_LEFT);
    nozzles.getStyleClass().add("nozzles");
    Label unread = Labels.sentence(model.totalsTrouble, "totals-trouble");
    Forms.showWhen(unread, model.totalsTrouble.isNotEmpty());
    VBox hoses = new VBox(head, unread, nozzles);
    hoses.getStyleClass().addAll("panel", "section");
    VBox below = new VBox(unpaid, prepaid, hoses);
    below.getStyleClass().add("stack");
    ScrollPane scroll = new ScrollPane(below);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head(), new Strip(texts, model.notice), scroll);
    model.fills.addListener((source, before, now) -> showRows());
    model.prepays.addListener((source, before, now) -> showRows());
    model.hoses.addListener((source, before, now) -> showRows());
    texts.languageProperty().addListener((source, before, now) -> showRows());
    showRows();
  }

  private Node head() {
    Label number = Labels.figure("pump-head-number");
    FontIcon sign = Icon.IDLE.node("pump-head-sign");
    Label state = Labels.figure("pump-head-state");
    Label grade = Labels.data("pump-head-litres");
    Label amount = Labels.figure("pump-head-amount");
    Label litres = Labels.figure("pump-head-litres");
    Label sentence = Labels.sentence(model.sentence, "pump-sentence", "muted");
    Forms.showWhen(sentence, model.sentence.isNotEmpty());
    Runnable show =
        () -> {
          PumpView pump = model.pump.get();
          number.setText(Integer.toString(pump.number()));
          pump.state().icon().put(sign);
          state.setText(texts.text(pump.state().key()));
          grade.setText(
              pump.delivery().limit().isEmpty()
                  ? pump.delivery().grade()
                  : (pump.delivery().grade()
                          + "  "
                          + texts.text("fuel.until", pump.delivery().limit()))
                      .strip());
          boolean running =
              pump.delivery().amountMinor() > 0 || pump.delivery().volumeMillilitres() > 0;
          amount.setText(running ? formats.amount(pump.delivery().amountMinor()) : "");
          litres.setText(
              running
                  ? texts.text("pump.litres", formats.litres(pump.delivery().volumeMillilitres()))
                  : "");
        };
    model.pump.addListener((source, before, now) -> show.run());
    texts.languageProperty().addListener((source, before, now) -> show.run());
    show.run();
    HBox top = new HBox(sign, state);
    top.setSpacing(8);
    top.setAlignment(Pos.CENTER_LEFT);
    VBox words = new VBox(top, grade, sentence);
    words.setAlignment(Pos.CENTER_LEFT);
    VBox figures = new VBox(amount, litres);
    figures.setAlignment(Pos.CENTER_RIGHT);
    HBox head = new HBox(number, Forms.wide(words), figures);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().addAll("panel", "pump-head");
    return head;
  }

  private void showRows() {
    fills.getChildren().setAll(model.fills.get().stream().map(this::fillRow).toList());
    if (fills.getChildren().isEmpty()) {
      fills.getChildren().add(Labels.sentence(texts.bound("fuel.nofills"), "muted"));
    }
    prepays.getChildren().setAll(model.prepays.get().stream().map(this::prepayRow).toList());
    nozzles.getChildren().clear();
    List<String> heads =
        List.of("fuel.nozzle", "fuel.grade", "fuel.price", "fuel.litres", "fuel.money");
    for (int i = 0; i < heads.size(); i++) {
      Label head = Labels.word(texts.bound(heads.get(i)), "nozzle-head");
      GridPane.setHalignment(head, i < FIRST_FIGURE ? HPos.LEFT : HPos.RIGHT);
      nozzles.add(head, i, 0);
    }
    int row = 0;
    for (HoseRow hose : model.hoses.get()) {
      row++;
      Label number = figure(Integer.toString(hose.nozzle()));
      if (hose.lifted()) {
        number.setGraphic(Icon.CALLING.node());
      }
      nozzles.addRow(
          row,
          number,
          figure(hose.grade()),
          price(hose),
          right(hose.litres().isEmpty() ? "–" : hose.litres()),
          right(hose.amount().isEmpty() ? "–" : hose.amount()));
    }
  }

  private static Node price(HoseRow hose) {
    Label price = right(hose.price());
    if (hose.tillPrice().isEmpty()) {
      return price;
    }
    Label other = figure(hose.tillPrice(), "badge", "badge-amber");
    VBox both = new VBox(price, other);
    both.setAlignment(Pos.CENTER_RIGHT);
    return both;
  }

  private Node fillRow(UnpaidFill fill) {
    Label name = figure(fill.grade(), "line-name");
    Label litres = figure(texts.text("pump.litres", formats.litres(fill.volumeMillilitres())));
    Label age = Labels.word(texts.bound("fuel.minutes", fill.minutes()), "muted");
    Label amount = figure(formats.money(fill.amountMinor()), "line-amount");
    Button take =
        Keys.word(
            texts.bound(fill.taken() ? "fuel.putback" : "fuel.take"),
            () -> actions.takeFill(fill.id()));
    if (!fill.taken()) {
      take.getStyleClass().add("primary");
    }
    Button off = Keys.word(texts.bound("fuel.notpaidkey"), () -> actions.openForm(fill.id()));
    off.setDisable(fill.taken());
    return row(name, litres, age, Labels.space(), amount, take, off);
  }

  private Node prepayRow(PrepayRow prepay) {
    Label paid = figure(formats.money(prepay.paidMinor()), "line-name");
    Label limit = figure(prepay.limit());
    return switch (prepay.state()) {
      case WAITING ->
          row(
              paid,
              limit,
              Labels.word(texts.bound("fuel.waiting"), "badge", "badge-amber"),
              Labels.space(),
              Keys.word(
                  texts.bound("fuel.again"), () -> actions.retryPrepay(prepay.id()), "primary"),
              Keys.word(texts.bound("fuel.giveup"), () -> actions.cancelPrepay(prepay.id())));
      case AUTHORISED ->
          row(
              paid,
              limit,
              Labels.word(texts.bound("fuel.released"), "badge", "badge-blue"),
              Labels.space());
      case REST_DUE ->
          row(
              paid,
              Labels.word(texts.bound("fuel.rest"), "badge", "badge-violet"),
              Labels.space(),
              figure(formats.money(prepay.restMinor()), "line-amount"),
              Keys.word(
                  texts.bound("fuel.giverest"), () -> actions.giveRest(prepay.id()), "primary"));
    };
  }

  private static HBox row(Node... parts) {
    HBox row = new HBox(parts);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("line-row");
    return row;
  }

  private static Label right(String text) {
    Label label = figure(text);
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }

  private static Label figure(String text, String... styleClasses) {
    Label label = Labels.figure(styleClasses);
    label.setText(text);
    return label;
  }
}
