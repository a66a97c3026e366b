package canopy.hardware.forecourt.pts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.hardware.forecourt.Metered;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PtsNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "2, 5.00, 500",
    "2, 12.5, 1250",
    "2, 0, 0",
    "0, 1500, 1500",
    "0, 12.0, 12",
    "3, 1.234, 1234",
    "2, 987654.321, 98765432",
    "2, 0.005, 1"
  })
  void readsAmountsInMinorUnits(int digits, String text, long minor) throws Exception {
    assertThat(new PtsNumbers(digits).amountMinor(number(text))).isEqualTo(minor);
  }

  @Test
  void readsVolumesAndPricesExactly() throws Exception {
    PtsNumbers numbers = new PtsNumbers(2);
    assertThat(numbers.volumeMillilitres(number("123456.789"))).isEqualTo(123_456_789);
    assertThat(numbers.unitPriceTenthsOfMinor(number("7.855"))).isEqualTo(7_855);
    assertThat(numbers.volumeMillilitres(IntNode.valueOf(3))).isEqualTo(3_000);
    assertThat(numbers.volumeMillilitres(TextNode.valueOf("1.25"))).isEqualTo(1_250);
    assertThat(numbers.isRounded(number("12.505"))).isTrue();
    assertThat(numbers.isRounded(number("12.500"))).isFalse();
  }

  @Test
  void refusesNumbersThatCannotBe() {
    PtsNumbers numbers = new PtsNumbers(2);
    for (JsonNode bad :
        new JsonNode[] {
          number("-1"), TextNode.valueOf("12,3x"), MissingNode.getInstance(), number("1e30")
        }) {
      assertThatThrownBy(() -> numbers.amountMinor(bad)).isInstanceOf(PtsNumbers.Unreadable.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "5000, 1250, 25000, false",
    "5000, 1250, 2500, true",
    "10000, 8361, 8360, true",
    "10000, 8362, 8360, false",
    "11962, 10000, 8360, true"
  })
  void checksTheAmountWithinOneMinorUnit(long volume, long amount, long price, boolean plausible) {
    assertThat(PtsNumbers.isAmountPlausible(new Metered(volume, amount, price)))
        .isEqualTo(plausible);
  }

  private static JsonNode number(String text) {
    return DecimalNode.valueOf(new BigDecimal(text));
  }
}
