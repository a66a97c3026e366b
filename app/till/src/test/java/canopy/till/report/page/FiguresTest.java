package canopy.till.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.report.export.Cell;
import org.junit.jupiter.api.Test;

/** What a share says where goods came back. */
class FiguresTest {
  @Test
  void aShareIsOfAWholeThatHoldsIt() {
    assertThat(Figures.share(25, 100)).isEqualTo(Cell.percent(250_000));
    assertThat(Figures.share(-100, -100)).isEqualTo(Cell.percent(1_000_000));
    assertThat(Figures.share(0, 0)).isEqualTo(Cell.empty());
  }

  @Test
  void thereIsNoShareAboveTheWholeAndNoneBelowNothing() {
    assertThat(Figures.share(-119_000, -117_285)).isEqualTo(Cell.empty());
    assertThat(Figures.share(1_715, -117_285)).isEqualTo(Cell.empty());
    assertThat(Figures.share(-5, 100)).isEqualTo(Cell.empty());
  }

  @Test
  void aChangeMayBeMoreThanAllAndBelowNothing() {
    assertThat(Figures.change(300, 100)).isEqualTo(Cell.percent(2_000_000));
    assertThat(Figures.change(50, 100)).isEqualTo(Cell.percent(-500_000));
  }
}
