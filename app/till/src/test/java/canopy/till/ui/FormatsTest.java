package canopy.till.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures as they are written and typed. */
class FormatsTest {
  private final Formats yuan = Formats.yuan();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0.00",
        "5|0.05",
        "-5|-0.05",
        "18400|184.00",
        "118400|1,184.00",
        "-123456789|-1,234,567.89",
        "9223372036854775807|92,233,720,368,547,758.07"
      })
  void writesMoney(long minor, String written) {
    assertThat(yuan.money(minor)).isEqualTo(written);
  }

  @Test
  void writesMoneyForEachPurpose() {
    assertThat(yuan.amount(18_400)).isEqualTo("¥\u00a0184.00");
    assertThat(yuan.signed(18_400)).isEqualTo("+184.00");
    assertThat(yuan.signed(-1_600)).isEqualTo("-16.00");
    assertThat(yuan.brief(5_000)).isEqualTo("50");
    assertThat(yuan.brief(1_250)).isEqualTo("12.50");
    assertThat(new Formats("Y", 0).money(1_250)).isEqualTo("1,250");
    assertThat(new Formats("K", 3).money(1_250)).isEqualTo("1.250");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"CNY|2|¥|1,250.00", "JPY|0|¥|125,000", "EUR|2|€|1,250.00", "KWD|3|KWD|125.000"})
  void writesTheSignOfTheStationsMoney(String currency, int decimals, String sign, String figures) {
    assertThat(Formats.of(currency, decimals).amount(125_000)).isEqualTo(sign + "\u00a0" + figures);
  }

  @ParameterizedTest
  @CsvSource({"23414,23.41", "23415,23.42", "-23415,-23.42", "4,0.00", "5,0.01", "1234567,1234.57"})
  void roundsLitresHalfUp(long millilitres, String written) {
    assertThat(yuan.litres(millilitres).replace(",", "")).isEqualTo(written);
  }

  @Test
  void writesUnitPriceWithAsManyDecimalsAsItNeeds() {
    assertThat(yuan.unitPrice(7_860)).isEqualTo("7.86");
    assertThat(yuan.unitPrice(7_869)).isEqualTo("7.869");
  }

  @Test
  void readsTypedMoneyExactly() {
    assertThat(yuan.typedMoney("12.5")).contains(1_250L);
    assertThat(yuan.typedMoney("200")).contains(20_000L);
    assertThat(yuan.typedMoney(".5")).contains(50L);
    assertThat(yuan.typedMoney("7.")).contains(700L);
    assertThat(yuan.typedMoney("1.234")).isEmpty();
    assertThat(yuan.typedMoney("")).isEmpty();
    assertThat(yuan.typedMoney("1e5")).isEmpty();
    assertThat(yuan.typedMoney("-5")).isEmpty();
    assertThat(yuan.typedMoney("1234567890123")).isEmpty();
  }

  @Test
  void readsTypedNumberWithoutExponent() {
    assertThat(Formats.typedNumber("100")).contains(new BigDecimal("100"));
    assertThat(Formats.typedNumber("0.250")).contains(new BigDecimal("0.25"));
  }
}
