package canopy.till.tender;

import canopy.core.command.PaymentCommand;
import canopy.till.payment.ChannelReason;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.QrPicture;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An attempt is under way: one sentence, one large action, and what else can be done. */
final class AttemptPart implements TenderPart {
  private static final int QR_PIXELS = 190;
  private static final String NEXT = "scan.servenext";
  private static final List<String> FURTHER_KEYS = List.of("F2", "F3", "F4");

  /** Something that can be done. */
  private record Choice(Icon icon, String key, Runnable action) {}

  private final Look look;
  private final TenderModel model;
  private final TenderStage.Attempting attempt;
  private final ScanActions actions;
  private final List<Choice> choices;
  private final VBox root = new VBox();

  AttemptPart(Look look, TenderModel model, TenderStage.Attempting attempt, ScanActions actions) {
    this.look = look;
    this.model = model;
    this.attempt = attempt;
    this.actions = actions;
    this.choices = choices();
    root.getStyleClass().addAll("tender-part", "scan-part", "scan-" + style());
    root.setAlignment(Pos.CENTER);
    root.getChildren()
        .addAll(
            AwaitCodePart.title(look, model, attempt.kind(), attempt.amountMinor()),
            AwaitCodePart.space(),
            picture(),
            Labels.sentence(look.texts().bound("scan.phase." + style()), "scan-text"));
    if (attempt.counts()) {
      root.getChildren().add(countdown());
    }
    if (!attempt.reason().isEmpty() && !attempt.counts()) {
      root.getChildren().add(reason());
    }
    root.getChildren().add(AwaitCodePart.space());
    if (choices.stream().anyMatch(choice -> choice.key().equals(NEXT))) {
      root.getChildren().add(Labels.sentence(look.texts().bound("scan.aside"), "scan-aside"));
    }
    root.getChildren().addAll(first(), others());
  }

  private String style() {
    return attempt.phase().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** The first is the large one. */
  private List<Choice> choices() {
    String number = attempt.number();
    Choice ask = new Choice(Icon.SEARCH, "scan.ask", () -> actions.askAgain(number));
    Choice stop = new Choice(Icon.CLOSE, "scan.stop", () -> actions.stop(number));
    Choice next = new Choice(Icon.CHEVRON_RIGHT, NEXT, () -> actions.serveNext(attempt.saleId()));
    List<Choice> all = new ArrayList<>();
    switch (attempt.phase()) {
      case SENDING, CONFIRMING -> all.addAll(List.of(ask, stop, next));
      case SHOWING -> {
        all.addAll(List.of(ask, stop, next));
        if (attempt.longer()) {
          all.add(new Choice(Icon.CLOCK, "scan.extend", () -> actions.extend(number)));
        }
      }
      case BY_EYE -> {
        all.add(new Choice(Icon.READY, "scan.confirm", () -> actions.confirm(number)));
        all.addAll(List.of(stop, next));
      }
      case TAKING_BACK -> {
        all.add(next);
        all.add(ask);
        all.add(new Choice(Icon.APPROVE, "scan.escalate", () -> actions.escalate(number)));
      }
      case UNKNOWN -> all.addAll(List.of(ask, stop, next));
      case LATE -> {
        all.add(new Choice(Icon.READY, "scan.uselate", () -> actions.useLate(number)));
        all.add(new Choice(Icon.REFUND, "scan.returnlate", () -> actions.returnLate(number)));
      }
      case GIVING_BACK -> all.addAll(List.of(next, ask));
    }
    return all;
  }

  private Node picture() {
    String qr = attempt.qr();
    boolean shown =
        attempt.phase() == TenderStage.Attempting.Phase.SHOWING
            || attempt.phase() == TenderStage.Attempting.Phase.BY_EYE;
    return qr != null && shown ? QrPicture.within(qr, QR_PIXELS) : icon().node("scan-sign");
  }

  private Icon icon() {
    return switch (attempt.phase()) {
      case SENDING, TAKING_BACK -> Icon.NETWORK;
      case CONFIRMING -> Icon.PHONE;
      case SHOWING, BY_EYE -> Icon.QR;
      case UNKNOWN -> Icon.ALERT;
      case LATE -> Icon.CHECK;
      case GIVING_BACK -> Icon.REFUND;
    };
  }

  private Label countdown() {
    Label seconds = Labels.figure("scan-seconds");
    seconds.setId("scan-seconds");
    seconds.textProperty().bind(model.secondsLeft.map(left -> left + " s"));
    return seconds;
  }

  private VBox reason() {
    String said = attempt.reason();
    boolean ours =
        said.equals(PaymentCommand.Escalate.OUT_OF_TIME)
            || said.equals(PaymentCommand.Escalate.BY_CASHIER);
    Label sentence = Labels.sentence(look.texts().bound(reasonKey(said)), "scan-reason");
    // What else a channel says while nothing is decided is no reason for anything.
    ChannelReason why = ChannelReason.of(said);
    boolean tells = ours || why == ChannelReason.NO_ANSWER || why == ChannelReason.HEAD_OFFICE;
    sentence.setVisible(tells);
    sentence.setManaged(tells);
    Label code = Labels.data("scan-code");
    code.setText(ours ? "" : ChannelReason.code(said));
    code.setManaged(!ours);
    VBox both = new VBox(sentence, code);
    both.setAlignment(Pos.CENTER);
    return both;
  }

  private static String reasonKey(String said) {
    return switch (said) {
      case PaymentCommand.Escalate.OUT_OF_TIME -> "unsettled.timeup";
      case PaymentCommand.Escalate.BY_CASHIER -> "unsettled.tomanager";
      default -> ChannelReason.of(said).key();
    };
  }

  private Button first() {
    Choice choice = choices.getFirst();
    Button button =
        Keys.sign(
            choice.icon(), look.texts().bound(choice.key()), choice.action(), "primary", "tall");
    button.setId(choice.key().replace('.', '-'));
    button.setMaxWidth(Integer.MAX_VALUE);
    return button;
  }

  private HBox others() {
    HBox row = new HBox();
    row.getStyleClass().add("ask-buttons");
    for (Choice choice : choices.subList(1, choices.size())) {
      Button button =
          Keys.word(look.texts().bound(choice.key()), choice.action(), "tall", "scan-other");
      button.setId(choice.key().replace('.', '-'));
      button.setMaxWidth(Integer.MAX_VALUE);
      button.setMinWidth(0);
      button.setWrapText(true);
      HBox.setHgrow(button, Priority.ALWAYS);
      row.getChildren().add(button);
    }
    return row;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    KeyMap keys = new KeyMap().on("Enter", choices.getFirst().key(), choices.getFirst().action());
    for (int i = 1; i < choices.size(); i++) {
      keys.on(FURTHER_KEYS.get(i - 1), choices.get(i).key(), choices.get(i).action());
    }
    return keys;
  }

  /** Nobody leaves money that is on its way by pressing Escape: serving the next is a choice. */
  @Override
  public boolean leaves() {
    return false;
  }

  @Override
  public void back() {}

  @Override
  public boolean typed(String character) {
    return false;
  }

  /** A second code while one is being charged is a mistake, not an article. */
  @Override
  public boolean scanned(String code) {
    look.sounds().play(canopy.till.ui.Tone.REFUSED);
    return true;
  }
}
