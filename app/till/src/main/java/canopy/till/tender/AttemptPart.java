package canopy.till.tender;

import canopy.core.command.PaymentCommand;
import canopy.till.payment.ChannelReason;
import canopy.till.ui.Icon;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Look;
import canopy.till.ui.Tone;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.QrPicture;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

  /**
   * What can be done. Each has its own place and its own key, whatever else is offered beside it:
   * what the payment is doing changes by itself, while a finger is on its way.
   */
  private enum Choice {
    CONFIRM(Icon.READY, "scan.confirm", "Enter"),
    USE(Icon.READY, "scan.uselate", "F5"),
    RETURN(Icon.REFUND, "scan.returnlate", "F7"),
    ESCALATE(Icon.APPROVE, "scan.escalate", "F6"),
    ASK(Icon.SEARCH, "scan.ask", "Enter"),
    STOP(Icon.CLOSE, "scan.stop", "F2"),
    NEXT(Icon.CHEVRON_RIGHT, "scan.servenext", "F3"),
    EXTEND(Icon.CLOCK, "scan.extend", "F4");

    private final Icon icon;
    private final String key;
    private final String shortcut;

    Choice(Icon icon, String key, String shortcut) {
      this.icon = icon;
      this.key = key;
      this.shortcut = shortcut;
    }
  }

  private final Look look;
  private final TenderModel model;
  private final TenderStage.Attempting attempt;
  private final ScanActions actions;
  private final Set<Choice> choices;
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
    if (choices.contains(Choice.NEXT)) {
      root.getChildren().add(Labels.sentence(look.texts().bound("scan.aside"), "scan-aside"));
    }
    // Counted from below, nothing ever moves.
    addLarge(Choice.USE);
    addRow(Choice.RETURN, Choice.ESCALATE);
    addLarge(attempt.phase() == TenderStage.Attempting.Phase.BY_EYE ? Choice.CONFIRM : Choice.ASK);
    addRow(Choice.STOP, Choice.NEXT, Choice.EXTEND);
  }

  private String style() {
    return attempt.phase().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Set<Choice> choices() {
    return switch (attempt.phase()) {
      case SENDING, CONFIRMING, UNKNOWN -> EnumSet.of(Choice.ASK, Choice.STOP, Choice.NEXT);
      case SHOWING ->
          attempt.longer()
              ? EnumSet.of(Choice.ASK, Choice.STOP, Choice.NEXT, Choice.EXTEND)
              : EnumSet.of(Choice.ASK, Choice.STOP, Choice.NEXT);
      case BY_EYE -> EnumSet.of(Choice.CONFIRM, Choice.STOP, Choice.NEXT);
      case TAKING_BACK -> EnumSet.of(Choice.ASK, Choice.NEXT, Choice.ESCALATE);
      case LATE -> EnumSet.of(Choice.USE, Choice.RETURN, Choice.NEXT);
      case GIVING_BACK -> EnumSet.of(Choice.ASK, Choice.NEXT);
    };
  }

  private void act(Choice choice) {
    String number = attempt.number();
    switch (choice) {
      case CONFIRM -> actions.confirm(number);
      case USE -> actions.useLate(number);
      case RETURN -> actions.returnLate(number);
      case ESCALATE -> actions.escalate(number);
      case ASK -> actions.askAgain(number);
      case STOP -> actions.stop(number);
      case NEXT -> actions.serveNext(attempt.saleId());
      case EXTEND -> actions.extend(number);
    }
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
    seconds.textProperty().bind(look.texts().bound("scan.seconds", model.secondsLeft));
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
    boolean telling = !ours && why.hasTellingCode();
    code.setText(telling ? ChannelReason.code(said) : "");
    code.setManaged(telling);
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

  /** Only what takes money late is not there before: nothing stands above it that could move. */
  private void addLarge(Choice choice) {
    if (choice == Choice.USE && !choices.contains(choice)) {
      return;
    }
    Button button =
        Keys.sign(
            choice.icon, look.texts().bound(choice.key), () -> act(choice), "primary", "tall");
    root.getChildren().add(placed(button, choice));
  }

  private void addRow(Choice... places) {
    List<Choice> row = List.of(places);
    if (row.contains(Choice.ESCALATE) && row.stream().noneMatch(choices::contains)) {
      return;
    }
    HBox keys = new HBox();
    keys.getStyleClass().add("ask-buttons");
    for (Choice choice : row) {
      Button button =
          Keys.word(look.texts().bound(choice.key), () -> act(choice), "tall", "scan-other");
      button.setMinWidth(0);
      button.setPrefWidth(0);
      button.setWrapText(true);
      HBox.setHgrow(button, Priority.ALWAYS);
      keys.getChildren().add(placed(button, choice));
    }
    root.getChildren().add(keys);
  }

  /** The place of what is not possible now stays empty. */
  private Button placed(Button button, Choice choice) {
    button.setId(choice.key.replace('.', '-'));
    button.setMaxWidth(Integer.MAX_VALUE);
    button.setVisible(choices.contains(choice));
    return button;
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public KeyMap keys() {
    KeyMap keys = new KeyMap();
    choices.forEach(choice -> keys.on(choice.shortcut, choice.key, () -> act(choice)));
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
    look.sounds().play(Tone.REFUSED);
    return true;
  }
}
