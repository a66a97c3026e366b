package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.station.DemoStation;
import canopy.till.ui.manage.Place;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** What is copied or refunded is what the list shows. */
class ReceiptsJourneyTest extends RunningTill {
  private String sold() throws Exception {
    scan();
    String number = open().id();
    pay();
    return number;
  }

  private void search(String typed) throws Exception {
    onFx(
        () -> {
          ((TextField) button("#receipt-query")).setText(typed);
          return true;
        });
  }

  private int listed() {
    return ((TableView<?>) button(".table-view")).getItems().size();
  }

  private boolean previews(String number) {
    return button(".preview").lookupAll(".label").stream()
        .anyMatch(node -> RunningTill.shown(node) && ((Labeled) node).getText().contains(number));
  }

  @Test
  void theChosenReceiptIsAlwaysOneThatIsListed() throws Exception {
    signIn(DemoStation.MANAGER);
    String first = sold();
    String second = sold();
    go(Place.RECEIPTS);
    until(() -> listed() == 2 && previews(second));
    search(first);
    until(() -> listed() == 1 && previews(first));
    assertThat(onFx(() -> previews(second))).isFalse();
    search("no such receipt");
    until(() -> listed() == 0);
    assertThat(onFx(() -> previews(first) || previews(second))).isFalse();
    press("F7");
    assertThat(onFx(() -> visible(".refund-pane"))).isFalse();
    search("");
    until(() -> listed() == 2 && previews(second));
  }
}
