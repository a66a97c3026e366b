package canopy.till.health;

import canopy.core.event.DeviceEvent;
import canopy.core.state.PrintJob;
import canopy.till.ui.KeyMap;
import canopy.till.ui.Screen;
import canopy.till.ui.Texts;
import canopy.till.ui.control.Keys;
import canopy.till.ui.control.Labels;
import canopy.till.ui.manage.DataTable;
import canopy.till.ui.manage.Forms;
import canopy.till.ui.manage.ManageFrame;
import canopy.till.ui.manage.Place;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Health: one row for each part, and the print queue with the real reason of each job. */
final class HealthScreen implements Screen {
  private static final double QUEUE_HEIGHT = 160;

  private final Texts texts;
  private final HealthModel model;
  private final HealthActions actions;
  private final VBox parts = new VBox();
  private final ManageFrame frame;
  private final DataTable<PrintRow> jobs;

  HealthScreen(Surroundings around, HealthModel model, HealthActions actions) {
    this.texts = around.look().texts();
    this.model = model;
    this.actions = actions;
    parts.getStyleClass().addAll("panel", "health-parts");
    this.jobs =
        new DataTable<>(texts, model.jobs, "health.nojobs", PrintRow::id)
            .words("health.paper", 190, this::paper)
            .words("health.state", 130, job -> texts.text(key(job.state())))
            .sentences("health.reason", this::reason)
            .nodes("health.decide", 330, this::keysOf);
    VBox queue =
        new VBox(Labels.word(texts.bound("health.queue"), "section-head"), Forms.tall(jobs));
    queue.getStyleClass().add("stack");
    VBox.setVgrow(queue, Priority.ALWAYS);
    queue.setMinHeight(QUEUE_HEIGHT);
    queue.setPrefHeight(QUEUE_HEIGHT);
    ScrollPane all = new ScrollPane(parts);
    all.setFitToWidth(true);
    all.getStyleClass().add("plain-scroll");
    VBox.setVgrow(all, Priority.SOMETIMES);
    VBox content = new VBox(all, queue);
    content.getStyleClass().add("stack");
    this.frame = new ManageFrame(around, Place.HEALTH, model.notice, content, List.of());
    frame
        .keys()
        .on("F2", "health.testprint", () -> actions.act(HealthAct.TEST_PRINT))
        .on("F5", "health.retryfirst", this::retryFirst)
        .on("F6", "health.dismissfirst", this::dismissFirst);
    model.rows.addListener((source, before, now) -> show());
    texts.languageProperty().addListener((source, before, now) -> show());
    show();
  }

  private void show() {
    parts.getChildren().setAll(model.rows.get().stream().map(this::row).toList());
  }

  private Node row(HealthRow row) {
    Label name = Labels.word(texts.bound(row.health().part().key()), "health-name");
    name.setGraphic(row.health().level().icon().node("health-sign"));
    Label word = Labels.word(texts.bound(row.health().level().key()), "health-level");
    Label sentence = Labels.data("health-sentence");
    sentence.setText(row.health().detail());
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    Label detail = Labels.data("muted", "small");
    detail.setText(row.detail());
    VBox words = new VBox();
    words.getStyleClass().add("health-words");
    if (!row.health().detail().isEmpty()) {
      words.getChildren().add(sentence);
    }
    if (!row.detail().isEmpty()) {
      words.getChildren().add(detail);
    }
    words.setAlignment(Pos.CENTER_LEFT);
    HBox box = new HBox(name, word, Forms.wide(words));
    if (row.act().some()) {
      box.getChildren().add(Keys.word(texts.bound(row.act().key()), () -> actions.act(row.act())));
    }
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinHeight(Region.USE_PREF_SIZE);
    box.getStyleClass().addAll("health-row", row.health().level().styleClass());
    return box;
  }

  private Node keysOf(PrintRow job) {
    HBox keys = new HBox();
    keys.getStyleClass().add("key-row");
    keys.setAlignment(Pos.CENTER_LEFT);
    boolean stuck = job.state() == PrintJob.State.FAILED || job.state() == PrintJob.State.UNKNOWN;
    if (stuck) {
      Button again =
          Keys.word(
              texts.bound(job.decides() ? "health.again" : "health.retry"),
              () -> actions.retry(job.id()));
      Button done =
          Keys.word(
              texts.bound(job.decides() ? "health.complete" : "health.dismiss"),
              () -> actions.dismiss(job.id()));
      keys.getChildren().addAll(again, done);
    } else if (job.state() == PrintJob.State.QUEUED) {
      keys.getChildren()
          .add(Keys.word(texts.bound("health.dismiss"), () -> actions.dismiss(job.id())));
    }
    return keys;
  }

  private String paper(PrintRow job) {
    String name = texts.text(key(job.paper()));
    return job.copy() > 0 ? name + " " + texts.text("health.copy", job.copy()) : name;
  }

  private String reason(PrintRow job) {
    if (job.decides()) {
      return job.subject() + " · " + texts.text("health.look");
    }
    return job.reason().isEmpty() ? job.subject() : job.subject() + " · " + job.reason();
  }

  private void retryFirst() {
    stuck().ifPresent(job -> actions.retry(job.id()));
  }

  private void dismissFirst() {
    stuck().ifPresent(job -> actions.dismiss(job.id()));
  }

  private Optional<PrintRow> stuck() {
    return model.jobs.get().stream()
        .filter(
            job -> job.state() == PrintJob.State.FAILED || job.state() == PrintJob.State.UNKNOWN)
        .findFirst();
  }

  private static String key(DeviceEvent.Paper paper) {
    return switch (paper) {
      case RECEIPT -> "health.receipt";
      case HELD_SALE -> "health.heldsale";
      case UNPAID_FILL_FORM -> "health.form";
      case DAY_REPORT -> "health.dayreport";
      case TEST_PAGE -> "health.testpage";
      case PAYMENT_SLIP -> "health.paymentslip";
      case PAYMENT_CODE -> "health.paymentcode";
      case SHIFT_REPORT -> "health.shiftreport";
      case X_REPORT -> "health.xreport";
      case CASH_SLIP -> "health.cashslip";
      case COUNT_SLIP -> "health.countslip";
    };
  }

  private static String key(PrintJob.State state) {
    return switch (state) {
      case QUEUED -> "health.queued";
      case STARTED -> "health.sending";
      case SENT -> "health.sent";
      case CONFIRMED -> "health.confirmed";
      case FAILED -> "health.failed";
      case UNKNOWN -> "health.unknown";
    };
  }

  @Override
  public Parent root() {
    return frame;
  }

  @Override
  public KeyMap keys() {
    return frame.keys();
  }

  @Override
  public void shown() {
    jobs.focusRows();
  }
}
