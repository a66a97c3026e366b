package canopy.till.station;

import canopy.till.ui.Texts;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.Forms;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One row for each account of scan-to-pay: whether it works, and what to do if not. */
final class AccountsPane extends VBox {
  private final Texts texts;
  private final SettingsModel model;
  private final VBox rows = new VBox();

  AccountsPane(Texts texts, SettingsModel model) {
    this.texts = texts;
    this.model = model;
    setId("accounts");
    getStyleClass().addAll("panel", "section");
    getChildren()
        .addAll(
            Labels.word(texts.bound("settings.accounts"), "section-head"),
            rows,
            Labels.sentence(texts.bound("settings.accountshint"), "muted", "small"));
    model.accounts.addListener((source, before, now) -> show());
    texts.languageProperty().addListener((source, before, now) -> show());
    show();
  }

  private void show() {
    rows.getChildren().setAll(model.accounts.get().stream().map(this::row).toList());
    setVisible(!model.accounts.get().isEmpty());
    setManaged(isVisible());
  }

  private Node row(AccountRow account) {
    Label name = Labels.data("device-name");
    name.setText(account.name());
    Label state = Labels.data("device-state");
    state.setWrapText(true);
    state.setMinHeight(USE_PREF_SIZE);
    String word = texts.text(account.level().key());
    state.setText(account.sentence().isEmpty() ? word : account.sentence());
    HBox row = new HBox(name, account.level().icon().node("health-sign"), Forms.wide(state));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("device-row", "account-row", account.level().styleClass());
    return row;
  }
}
