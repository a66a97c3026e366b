package canopy.till.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Around;
import canopy.till.ui.Language;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.Test;

/** A badge that is not green says why. */
class HeaderTest extends PictureTest {
  @Test
  void theReasonStandsAtTheBadge() throws Exception {
    onFx(
        () -> {
          HeaderModel model = new HeaderModel();
          Header header =
              new Header(new Texts(Language.ENGLISH), model, Around.none(HeaderActions.class));
          model.health.set(
              List.of(
                  new Health(Health.Part.FORECOURT, Health.Level.WARNING, "Change the sign."),
                  new Health(Health.Part.JOURNAL, Health.Level.OK, "")));
          List<Button> badges =
              header.lookupAll(".health-badge").stream()
                  .map(Button.class::cast)
                  .filter(badge -> !"unsettled-badge".equals(badge.getId()))
                  .toList();
          Tooltip reason = badges.getFirst().getTooltip();
          assertThat(reason.getText()).isEqualTo("Pumps: needs attention\nChange the sign.");
          assertThat(badges.getLast().getTooltip()).isNull();
          return true;
        });
  }
}
