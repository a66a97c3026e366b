package canopy.headoffice.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  private static final Locale SPANISH = Locale.forLanguageTag("es");

  @Test
  void writesNumbersAsTheReaderDoes() {
    Map<String, String> spanish =
        Map.of(
            "1234567.50 CNY", "1.234.567,50 CNY",
            "-1234.500", "-1.234,500",
            "+100000", "+100.000",
            "999.99", "999,99",
            "0.000 L", "0,000 L");
    spanish.forEach((plain, said) -> assertThat(Figures.in(SPANISH, plain)).isEqualTo(said));
    assertThat(Figures.in(Locale.ENGLISH, "1234567.50 CNY")).isEqualTo("1,234,567.50 CNY");
    assertThat(Figures.in(Locale.SIMPLIFIED_CHINESE, "-1234567.50")).isEqualTo("-1,234,567.50");
  }

  @Test
  void leavesWhatIsNoNumber() {
    for (String text :
        new String[] {"", "\u2013", "2026-11-22", "1234567890 - 1", "1,234.5", "S001"}) {
      assertThat(Figures.in(SPANISH, text)).isEqualTo(text);
    }
  }
}
