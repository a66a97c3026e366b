package canopy.till.payment.unsettled;

import canopy.core.command.PaymentCommand;
import canopy.till.payment.ChannelReason;
import canopy.till.ui.Icon;
import canopy.till.ui.Look;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.Words;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen payment: how it stands, and what can be done, or the reason that is asked for. */
final class UnsettledPane extends VBox {
  private final Look look;
  private final Texts texts;
  private final UnsettledModel model;
  private final UnsettledActions actions;
  private final Runnable leave;
  private final VBox facts = new VBox();
  private final VBox keys = new VBox();

  /** The keys of the chosen payment, in their places. */
  private final Map<Deed, Button> placed = new LinkedHashMap<>();

  private String placedFor = "";

  /** The row that has room for one more; null if none has. */
  private @Nullable HBox half;

  /**
   * @param leave gives the focus to something that does nothing by itself
   */
  UnsettledPane(Look look, UnsettledModel model, UnsettledActions actions, Runnable leave) {
    this.look = look;
    this.texts = look.texts();
    this.model = model;
    this.actions = actions;
    this.leave = leave;
    getStyleClass().addAll("panel", "unsettled-pane");
    facts.getStyleClass().addAll("stack", "scrolled");
    keys.getStyleClass().addAll("stack", "unsettled-keys");
    Forms.showWhen(keys, model.question.isNull());
    Node question = question();
    Forms.showWhen(question, model.question.isNotNull());
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

  private void show(@Nullable UnsettledRow row) {
    facts.getChildren().clear();
    offer(row);
    if (row == null) {
      return;
    }
    facts.getChildren().add(head(row));
    if (model.question.get() == null) {
      addState(row);
    }
    facts.getChildren().add(stated("unsettled.order", row.orderNo()));
  }

  private HBox head(UnsettledRow row) {
    Label amount = Labels.figure("unsettled-amount");
    amount.setText(look.formats().amount(row.amountMinor()));
    Label kind = Labels.data("unsettled-kind");
    kind.setText(Words.name(look, row.kind()));
    HBox head = new HBox(amount, Labels.space(), kind);
    head.setAlignment(Pos.BASELINE_LEFT);
    head.getStyleClass().add("key-row");
    return head;
  }

  private void addState(UnsettledRow row) {
    boolean needed = row.doing().needsPerson();
    Label doing =
        Labels.sentence(
            texts.bound(row.doing().key()),
            "unsettled-doing",
            needed ? "warning-text" : "plain-text");
    doing.setGraphic(needed ? Icon.ALERT.node("unsettled-alert") : Icon.CLOCK.node("muted"));
    facts
        .getChildren()
        .addAll(doing, Labels.sentence(new SimpleStringProperty(UnsettledScreen.next(texts, row))));
    if (row.forcibleInSeconds() > 0) {
      String wait = Ages.written(texts, row.forcibleInSeconds());
      facts.getChildren().add(Labels.sentence(texts.bound("unsettled.next.force", wait)));
    }
    if (row.statedMinor() != null) {
      String amount = look.formats().amount(row.statedMinor());
      facts
          .getChildren()
          .add(Labels.sentence(texts.bound("unsettled.stated", amount), "warning-text"));
    }
    if (!row.reason().isEmpty()) {
      facts.getChildren().add(said(row.reason()));
    }
    if (!row.saleId().isEmpty()) {
      facts.getChildren().add(beside("unsettled.sale", row.saleId()));
    }
  }

  /**
   * The till's own words are said in the language of the person. A channel's answer is said in a
   * word of ours first; below it stand its own words, which the channel's service line asks for.
   */
  private Node said(String reason) {
    return switch (reason) {
      case PaymentCommand.Escalate.OUT_OF_TIME ->
          stated("unsettled.said", texts.text("unsettled.timeup"));
      case PaymentCommand.Escalate.BY_CASHIER ->
          stated("unsettled.said", texts.text("unsettled.tomanager"));
      default -> {
        ChannelReason why = ChannelReason.of(reason);
        String key = word(why, reason);
        if (key == null) {
          yield stated("unsettled.said", reason);
        }
        if (!why.hasTellingCode()) {
          yield stated("unsettled.said", texts.text(key));
        }
        Label raw = Labels.data("muted", "small");
        raw.setText(reason);
        raw.setTooltip(new Tooltip(reason));
        VBox said = new VBox(stated("unsettled.said", texts.text(key)), raw);
        said.setFillWidth(true);
        yield said;
      }
    };
  }

  /** Null for what a person wrote. */
  private static @Nullable String word(ChannelReason why, String reason) {
    return switch (why) {
      case NOT_ENOUGH -> "unsettled.why.not-enough";
      case CODE_TOO_OLD -> "unsettled.why.code-too-old";
      case LIMIT -> "unsettled.why.limit";
      case ACCOUNT -> "unsettled.why.account";
      case PASSWORD -> "unsettled.why.password";
      case ENDED -> "unsettled.why.ended";
      case SET_UP -> "unsettled.why.set-up";
      case HEAD_OFFICE -> "unsettled.why.head-office";
      case NO_ANSWER -> "unsettled.why.no-answer";
      case REFUSED ->
          ChannelReason.code(reason).matches("[A-Z0-9_.]+") ? "unsettled.why.refused" : null;
    };
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

  /**
   * While a payment stays chosen every key keeps its place, whatever becomes of the payment: what
   * is not possible now is locked, what has become possible takes a free place. The keys stand on
   * the ground of the pane, so a row more goes on top. The likeliest is told by its colour.
   */
  private void offer(@Nullable UnsettledRow row) {
    String id = row == null ? "" : row.id();
    List<Deed> deeds = row == null ? List.of() : row.deeds();
    boolean fresh = !id.equals(placedFor);
    if (fresh) {
      placedFor = id;
      placed.clear();
      half = null;
      keys.getChildren().clear();
    }
    Set<Deed> shown = EnumSet.noneOf(Deed.class);
    shown.addAll(deeds);
    if (row != null && row.forcibleInSeconds() > 0) {
      shown.add(Deed.FORCE); // Locked, while the pane says how long.
    }
    for (Deed deed : shown) {
      if (!placed.containsKey(deed)) {
        place(deed, fresh ? keys.getChildren().size() : 0);
      }
    }
    placed.forEach(
        (deed, key) -> {
          boolean can = deeds.contains(deed);
          if (!can && key.getScene() != null && key.equals(key.getScene().getFocusOwner())) {
            leave.run(); // Else the focus would go to a neighbour, and Enter with it.
          }
          key.setDisable(!can);
          boolean first = can && deed == deeds.getFirst();
          key.getStyleClass().removeAll("primary", "second");
          key.getStyleClass().add(first ? "primary" : "second");
        });
  }

  /** The first has a row of its own; every other has half a one, also while it is alone in it. */
  private void place(Deed deed, int newRow) {
    Button key = key(deed);
    HBox row = half;
    if (row != null) {
      row.getChildren().set(1, Forms.wide(key));
      half = null;
    } else {
      row = new HBox(Forms.wide(key));
      row.getStyleClass().add("key-row");
      if (!placed.isEmpty()) {
        Region room = new Region();
        room.setPrefWidth(1);
        row.getChildren().add(Forms.wide(room));
        half = row;
      }
      keys.getChildren().add(newRow, row);
    }
    placed.put(deed, key);
  }

  private Button key(Deed deed) {
    Button key = Keys.sign(deed.icon(), texts.bound(deed.key()), () -> actions.act(deed), "tall");
    key.setId("deed-" + deed.name());
    key.setMinWidth(0);
    key.setPrefWidth(1); // All keys of a row are of one width.
    key.setMaxWidth(Double.MAX_VALUE);
    return key;
  }

  private Node question() {
    Label head =
        Labels.sentence(
            Bindings.createStringBinding(this::asked, model.question, texts.languageProperty()),
            "plain-text");
    VBox channelNo =
        Forms.field(texts.bound("unsettled.channelno"), model.channelNo, "unsettled-channelno");
    Forms.showWhen(channelNo, model.question.isEqualTo(Deed.FORCE));
    VBox reason = Forms.field(texts.bound("unsettled.reason"), model.reason, "unsettled-reason");
    model.question.addListener(
        (source, before, now) -> {
          if (now != null) {
            VBox first = now == Deed.FORCE ? channelNo : reason;
            first.getChildren().getLast().requestFocus();
          }
        });
    Button back = Keys.word(texts.bound("unsettled.cancel"), actions::cancel, "tall");
    Button go = Keys.word(texts.bound("unsettled.answer"), actions::answer, "primary", "tall");
    go.setId("unsettled-answer");
    go.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(back, Forms.wide(go));
    row.getStyleClass().add("key-row");
    VBox box = new VBox(head, channelNo, reason, row);
    box.getStyleClass().add("stack");
    return box;
  }

  private String asked() {
    Deed deed = model.question.get();
    if (deed == null) {
      return "";
    }
    return texts.text(
        switch (deed) {
          case FORCE -> "unsettled.askforce";
          case HAND_BACK -> "unsettled.askhandback";
          case USE, CONFIRM, ASK, RETRY, TAKE_BACK, RETURN, ESCALATE, RECALL, WRITE_OFF ->
              "unsettled.askwriteoff";
        });
  }
}
