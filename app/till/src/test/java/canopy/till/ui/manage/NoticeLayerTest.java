package canopy.till.ui.manage;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Language;
import canopy.till.ui.Notice;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Theme;
import canopy.till.ui.control.Labels;
import canopy.till.ui.control.Strip;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeLayerTest extends PictureTest {
  /** A word beside the title may be covered for a while; a key has to be pressed. */
  @Test
  void keysBesideTheTitleStayInReach() throws Exception {
    double gap =
        onFx(
            () -> {
              ObjectProperty<@Nullable Notice> notice = new SimpleObjectProperty<>();
              Button key = new Button("PDF");
              key.setMinSize(400, 48);
              Label word = new Label("Only this station, this till, and nothing else of the chain");
              HBox title = new HBox(new Label("Reports"), Labels.space(), word, key);
              Strip strip = new Strip(look(Language.ENGLISH).texts(), notice);
              Scene scene = new Scene(new NoticeLayer(new VBox(title), title, strip), 1_000, 400);
              Theme.LIGHT.apply(scene);
              notice.set(Notice.of(Notice.Level.DONE, "ui.close"));
              scene.snapshot(null);
              return key.getBoundsInParent().getMinX() - strip.getBoundsInParent().getMaxX();
            });
    assertThat(gap).isPositive();
  }
}
