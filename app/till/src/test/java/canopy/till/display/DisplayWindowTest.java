package canopy.till.display;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Sounds;
import canopy.till.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** The customer's window where there is only one screen. */
class DisplayWindowTest extends PictureTest {
  @Test
  void whatIsTypedIntoTheCustomersWindowIsForTheTill() throws Exception {
    List<KeyCode> heard =
        onFx(
            () -> {
              Stage till = new Stage();
              Scene work = new Scene(new StackPane());
              List<KeyCode> pressed = new ArrayList<>();
              work.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed.add(event.getCode()));
              till.setScene(work);
              DisplayController display =
                  new DisplayController(
                      new Look(new Texts(Language.ENGLISH), Formats.yuan(), Sounds.silent()));
              try (DisplayWindow window = new DisplayWindow(display, till, display.title())) {
                window.show();
                Event.fireEvent(
                    display.root(),
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.F12, false, false, false, false));
              }
              till.close();
              assertThat(display.title()).contains("customer");
              return pressed;
            });
    assertThat(heard).containsExactly(KeyCode.F12);
  }
}
