package canopy.till.stock.typed;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "8505;8505000",
        "8,505;8505000",
        "1,234,567.5;1234567500",
        "850,5;850500",
        "0,500;500",
        "850,50;850500",
        "12,34.5;-",
        "1,2,3;-"
      })
  void aCommaGroupsThreeDigitsOrIsTheDecimalSign(String typed, Long millilitres) {
    assertThat(Typed.litres(typed).map(Volume::millilitres).orElse(null)).isEqualTo(millilitres);
  }
}
