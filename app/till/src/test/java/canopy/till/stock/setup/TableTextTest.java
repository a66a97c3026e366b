package canopy.till.stock.setup;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.stock.StrappingTable;
import canopy.till.ui.Notice;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strapping tables as they are typed or lie in files. */
class TableTextTest {
  @Test
  void readsWhatSpreadsheetsAndPeopleWrite() {
    TableText text = new TableText("mm;litres\n0;0\n10,5;120,25;\n\n20\t300\n  30   480.5 \n");
    assertThat(text.wrong()).isEmpty();
    assertThat(text.table().points())
        .containsExactly(
            new StrappingTable.Point(0, Volume.ZERO),
            new StrappingTable.Point(105, new Volume(120_250)),
            new StrappingTable.Point(200, new Volume(300_000)),
            new StrappingTable.Point(300, new Volume(480_500)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0;0                     | tanksetup.tablepoints
          ''                      | tanksetup.tablepoints
          5;0 # 10;20             | tanksetup.tablestart
          0;0 # 10;20 # 10;30     | tanksetup.tablerises
          0;0 # 10;20 # 20;19     | tanksetup.tablerises
          0;0 # 10,20             | tanksetup.tableline
          0;0 # 10;20;30          | tanksetup.tableline
          0;0 # 10.55;20          | tanksetup.tableline
          0;0 # -10;20            | tanksetup.tableline
          """)
  void namesTheLineThatDoesNotFit(String lines, String key) {
    TableText text = new TableText(lines.replace(" # ", "\n"));
    assertThat(text.wrong().map(Notice::key)).hasValue(key);
  }

  @Test
  void takesAsManyPointsAsATableMayHave() {
    assertThat(points(StrappingTable.MOST_POINTS).wrong()).isEmpty();
    assertThat(points(StrappingTable.MOST_POINTS + 1).wrong().map(Notice::key))
        .hasValue("tanksetup.tablepoints");
  }

  private static TableText points(int count) {
    return new TableText(
        IntStream.range(0, count).mapToObj(i -> i + ";" + i).collect(Collectors.joining("\n")));
  }
}
