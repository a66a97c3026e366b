package canopy.till.payment.bill;

import canopy.core.bill.BillItem;
import canopy.core.bill.Resolution;
import canopy.core.sale.CompletedSale;
import canopy.till.store.query.StoredBill;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.Words;
import java.time.Instant;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen line: what it means, its numbers, and what can be done or was done about it. */
final class BillPane extends VBox {
  private static final int KEY_EDGES = 32;
  private static final int KEY_HEIGHT = 72;

  private final Look look;
  private final Texts texts;
  private final BillModel model;
  private final BillActions actions;
  private final VBox facts = new VBox();
  private final VBox keys = new VBox();
  private List<Resolution> offered = List.of();

  BillPane(Look look, BillModel model, BillActions actions) {
    this.look = look;
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    getStyleClass().addAll("panel", "unsettled-pane");
    facts.getStyleClass().add("stack");
    keys.getStyleClass().addAll("stack", "unsettled-keys");
    Forms.showWhen(keys, model.question.isNull());
    Node question = question();
    Forms.showWhen(question, model.question.isNotNull());
    facts.getStyleClass().add("scrolled");
    ScrollPane room = new ScrollPane(facts);
    room.setFitToWidth(true);
    room.setMinHeight(0);
    room.setFocusTraversable(false);
    room.getStyleClass().add("plain-scroll");
    getChildren().addAll(Forms.tall(room), keys, question);
    model.chosen.addListener((source, before, now) -> show(now));
    model.question.addListener((source, before, now) -> show(model.chosen.get()));
    texts.languageProperty().addListener((source, before, now) -> show(model.chosen.get()));
    show(model.chosen.get());
  }

  /** The word of a way to resolve. */
  static String key(Resolution how) {
    return switch (how) {
      case GIVEN_BACK -> "bills.giveback";
      case EXPLAINED -> "bills.explain";
      case BOOKED -> "bills.book";
      case ATTACHED -> "bills.attach";
    };
  }

  /** The word once it is done. */
  static String doneKey(Resolution how) {
    return switch (how) {
      case GIVEN_BACK -> "bills.done.giveback";
      case EXPLAINED -> "bills.done.explain";
      case BOOKED -> "bills.done.book";
      case ATTACHED -> "bills.done.attach";
    };
  }

  /** As {@link canopy.till.ui.KeyMap} reads it. */
  static String shortcut(Resolution how) {
    return switch (how) {
      case GIVEN_BACK -> "F7";
      case EXPLAINED -> "F8";
      case BOOKED -> "F10";
      case ATTACHED -> "F3";
    };
  }

  private static Icon icon(Resolution how) {
    return switch (how) {
      case GIVEN_BACK -> Icon.REFUND;
      case EXPLAINED -> Icon.NOTE;
      case BOOKED -> Icon.JOURNAL;
      case ATTACHED -> Icon.BASKET;
    };
  }

  private void show(@Nullable BillRow row) {
    facts.getChildren().clear();
    List<Resolution> ways = row == null ? List.of() : row.ways();
    if (!ways.equals(offered)) {
      offer(ways);
    }
    if (row == null) {
      facts.getChildren().add(Labels.sentence(texts.bound("bills.nochosen"), "muted"));
      return;
    }
    facts.getChildren().add(head(row));
    String means = BillTotals.sentence(row.category());
    if (means != null && row.open() && model.question.get() == null) {
      facts.getChildren().add(Labels.sentence(texts.bound(means), "plain-text"));
    }
    addOutcome(row);
    addNumbers(row);
  }

  private HBox head(BillRow row) {
    Label amount = Labels.figure("unsettled-amount");
    Long shown = row.thereMinor() == null ? row.hereMinor() : row.thereMinor();
    amount.setText(look.formats().amount(shown == null ? 0 : shown));
    Label kind = Labels.word(texts.bound(kindKey(row.kind())), "unsettled-kind");
    HBox head = new HBox(amount, Labels.space(), kind);
    head.setAlignment(Pos.BASELINE_LEFT);
    head.getStyleClass().add("key-row");
    return head;
  }

  private static String kindKey(BillItem.Kind kind) {
    return switch (kind) {
      case PAYMENT -> "bills.kind.payment";
      case REFUND -> "bills.kind.refund";
      case REVERSAL -> "bills.kind.reversal";
    };
  }

  private void addNumbers(BillRow row) {
    if (!row.orderNo().isEmpty()) {
      facts.getChildren().add(stated("bills.orderno", row.orderNo()));
    }
    if (model.question.get() != null) {
      return;
    }
    if (row.refundNo() != null) {
      facts.getChildren().add(stated("bills.refundno", row.refundNo()));
    }
    if (row.channelNo() != null && !row.channelNo().isEmpty()) {
      facts.getChildren().add(stated("bills.channelno", row.channelNo()));
    }
    if (!row.saleId().isEmpty()) {
      facts.getChildren().add(beside("bills.sale", row.saleId()));
    }
  }

  private void addOutcome(BillRow row) {
    StoredBill.Resolved resolved = row.resolved();
    if (resolved != null) {
      Label done = Labels.sentence(texts.bound(doneKey(resolved.how())), "good-text");
      done.setGraphic(Icon.CHECK.node("bills-good"));
      facts
          .getChildren()
          .addAll(
              done,
              Labels.sentence(
                  new SimpleStringProperty(resolved.reason() + " · " + resolved.operator())));
      if (!resolved.saleId().isEmpty()) {
        facts.getChildren().add(beside("bills.sale", resolved.saleId()));
      }
    }
  }

  private Node beside(String headKey, String value) {
    Label words = Labels.data("row-value");
    words.setText(value);
    HBox line = new HBox(Labels.word(texts.bound(headKey), "muted", "small"), words);
    line.setAlignment(Pos.BASELINE_LEFT);
    line.getStyleClass().add("key-row");
    return line;
  }

  private Node stated(String headKey, String value) {
    Label words = Labels.sentence(new SimpleStringProperty(value), "row-value");
    return new VBox(Labels.word(texts.bound(headKey), "muted", "small"), words);
  }

  /** Made anew only when others are due, so that no key changes under a finger. */
  private void offer(List<Resolution> ways) {
    offered = ways;
    keys.getChildren().clear();
    HBox rest = new HBox();
    rest.getStyleClass().add("key-row");
    for (Resolution how : ways) {
      boolean first = how == ways.getFirst();
      Button key =
          Keys.sign(
              icon(how),
              texts.bound(key(how)),
              () -> actions.resolve(how),
              "tall",
              first ? "primary" : "second");
      key.setId("bills-" + how.name());
      key.setMinWidth(0);
      key.setPrefWidth(1); // All keys of a row are of one width.
      key.setMaxWidth(Double.MAX_VALUE);
      if (first || how == Resolution.ATTACHED) {
        keys.getChildren().add(key);
      } else {
        rest.getChildren().add(Forms.wide(key));
      }
    }
    keys.getChildren().add(rest);
  }

  private Node question() {
    Label head =
        Labels.sentence(
            Bindings.createStringBinding(this::asked, model.question, texts.languageProperty()),
            "plain-text");
    VBox reason = Forms.field(texts.bound("bills.reason"), model.reason, "bills-reason");
    model.question.addListener(
        (source, before, now) -> {
          if (now != null) {
            reason.getChildren().getLast().requestFocus();
          }
        });
    Button back = Keys.word(texts.bound("bills.cancel"), actions::cancel, "tall");
    Button go = Keys.word(texts.bound("bills.answer"), actions::answer, "primary", "tall");
    go.setId("bills-answer");
    go.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(back, Forms.wide(go));
    row.getStyleClass().add("key-row");
    VBox box = new VBox(head, sales(), reason, row);
    box.getStyleClass().add("stack");
    return box;
  }

  /** The sales that it may be, one of them chosen. */
  private Node sales() {
    VBox choices = new VBox();
    choices.getStyleClass().addAll("stack", "bills-sales");
    ScrollPane room = new ScrollPane(choices);
    room.setFitToWidth(true);
    room.setMinHeight(KEY_HEIGHT);
    room.setPrefHeight(2 * KEY_HEIGHT);
    room.setFocusTraversable(false);
    room.getStyleClass().add("plain-scroll");
    Forms.showWhen(room, model.question.isEqualTo(Resolution.ATTACHED));
    model.sales.addListener((source, before, now) -> put(choices));
    model.sale.addListener((source, before, now) -> put(choices));
    put(choices);
    return room;
  }

  /** By the station's clock, as the language writes it. */
  static String time(Look look, BillModel model, Instant at) {
    return Words.dayAndTime(look, at.atZone(model.zone.get()).toLocalDateTime());
  }

  private void put(VBox choices) {
    choices.getChildren().clear();
    for (BillAttach.Choice choice : model.sales.get()) {
      boolean chosen = choice.equals(model.sale.get());
      CompletedSale sale = choice.sale();
      Label number = Labels.data("row-value");
      number.setText(sale.id());
      Label how = Labels.data("muted", "small");
      how.setText(
          time(look, model, sale.completedAt())
              + " · "
              + choice.tenders()
              + " · "
              + sale.cashier());
      Button key = Keys.pressable(() -> actions.choose(choice), "till-key", "tall");
      HBox row = new HBox(new VBox(number, how), Labels.space());
      if (chosen) {
        row.getChildren().add(Icon.CHECK.node("bills-good"));
      }
      row.setAlignment(Pos.CENTER_LEFT);
      key.setGraphic(row);
      key.setAccessibleText(sale.id());
      key.setMaxWidth(Double.MAX_VALUE);
      key.setMinWidth(0);
      row.prefWidthProperty().bind(key.widthProperty().subtract(KEY_EDGES));
      choices.getChildren().add(key);
    }
  }

  private String asked() {
    Resolution how = model.question.get();
    if (how == null) {
      return "";
    }
    return texts.text(
        switch (how) {
          case GIVEN_BACK -> "bills.ask.giveback";
          case EXPLAINED -> "bills.ask.explain";
          case BOOKED -> "bills.ask.book";
          case ATTACHED -> "bills.ask.attach";
        });
  }
}
