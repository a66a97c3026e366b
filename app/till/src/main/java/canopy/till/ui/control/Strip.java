package canopy.till.ui.control;

import canopy.till.ui.Icon;
import canopy.till.ui.Notice;
import canopy.till.ui.Texts;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * The strip that shows a notice: sign, sentence, at most one action, and a cross. Takes no room
 * while there is none.
 */
public final class Strip extends HBox {
  private final Texts texts;
  private final ObjectProperty<@Nullable Notice> notice;

  public Strip(Texts texts, ObjectProperty<@Nullable Notice> notice) {
    this.texts = texts;
    this.notice = notice;
    getStyleClass().add("strip");
    setAlignment(Pos.CENTER_LEFT);
    notice.addListener((source, before, now) -> show(now));
    show(notice.get());
  }

  private void show(@Nullable Notice now) {
    setVisible(now != null);
    setManaged(now != null);
    getChildren().clear();
    getStyleClass().removeIf(name -> name.startsWith("notice-"));
    if (now == null) {
      return;
    }
    getStyleClass().add(styleClass(now.level()));
    Label sentence =
        Labels.sentence(texts.bound(now.key(), now.arguments().toArray()), "strip-text");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    Node sign = icon(now.level()).node("strip-icon");
    getChildren().addAll(sign, sentence);
    Notice.@Nullable Action action = now.action();
    if (action != null) {
      getChildren().add(Keys.word(texts.bound(action.key()), action.run(), "strip-action"));
    }
    Button close =
        Keys.onlySign(Icon.CLOSE, texts.bound("ui.close"), () -> notice.set(null), "strip-close");
    getChildren().add(close);
  }

  private static String styleClass(Notice.Level level) {
    return switch (level) {
      case DONE -> "notice-done";
      case INFO -> "notice-info";
      case WARNING -> "notice-warning";
      case REFUSED -> "notice-refused";
    };
  }

  private static Icon icon(Notice.Level level) {
    return switch (level) {
      case DONE -> Icon.CHECK;
      case INFO -> Icon.INFO;
      case WARNING -> Icon.ALERT;
      case REFUSED -> Icon.DOWN;
    };
  }
}
