package canopy.till.station.details;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.barcode.CodeRules;
import canopy.core.barcode.WeighedPattern;
import canopy.core.barcode.WeighedPattern.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an installer writes is what the file holds, and the other way round. */
class LabelTextTest {
  @Test
  void theUsualLabelsAreThreeLines() {
    String lines = LabelText.written(CodeRules.standard().weighed()).orElseThrow();
    assertThat(lines).isEqualTo("22 PPPPP EEE.EE C\n23 PPPPP WW.WWW C\n26 PPPPP EEE.EE WW.WWW C");
    assertThat(LabelText.read(lines))
        .isEqualTo(new LabelText.Read(CodeRules.standard().weighed(), 0));
  }

  @Test
  void blanksAndSmallLettersAreTheWritersOwn() {
    WeighedPattern label =
        new WeighedPattern(
            "20", 18, new Field(2, 5, 0), new Field(12, 5, 2), new Field(7, 5, 3), false);
    assertThat(LabelText.read("\n20pppppww.wwweee.eec\n\n").labels()).containsExactly(label);
    assertThat(LabelText.written(List.of(label))).contains("20 PPPPP WW.WWW EEE.EE C");
  }

  @Test
  void whatSaysNothingIsLeftOutAndCheckedOnlyByC() {
    WeighedPattern label =
        new WeighedPattern("29", 12, new Field(3, 4, 0), new Field(7, 4, 1), null, true);
    assertThat(LabelText.read("29 X PPPP EEE.E X").labels()).containsExactly(label);
    String written = LabelText.written(List.of(label)).orElseThrow();
    assertThat(LabelText.read(written).labels()).containsExactly(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PPPPP EEE.EE C",
        "22 EEE.EE C",
        "22 PPPPP C",
        "22 PPPPP",
        "22 PP EE PP C",
        "22 PPPPP E.E.E C",
        "22 P.PPPP EEEEE C",
        "22 PPPPP .EEEEE C",
        "22 PPPPP EEE.EE C C",
        "22 PPPPP EEEEEEEEE C",
        "2 P E C",
        "22 PPPPP EEEEE Q",
        "22 PPPPP EEEEE 7",
        "22 PPPPPPPP EEEEEEEE WWWWWWWW C",
      })
  void noLabelIsRefusedWithItsLine(String line) {
    assertThat(LabelText.read("22 PPPPP EEE.EE C\n" + line).wrong()).isEqualTo(2);
  }

  @Test
  void partsThatLieOverEachOtherAreLeftToTheFile() {
    WeighedPattern odd =
        new WeighedPattern("200", 13, new Field(2, 5, 0), new Field(7, 5, 2), null, false);
    assertThat(LabelText.written(List.of(odd))).isEmpty();
  }
}
