package canopy.till.stock.setup;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.quantity.Volume;
import canopy.core.stock.StrappingTable;
import canopy.core.stock.Tank;
import canopy.till.ui.Notice;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tank as it is typed. */
class TankDraftTest {
  static final Tank TANK =
      new Tank(
          2,
          3,
          new Volume(30_000_000),
          new Volume(28_500_000),
          new Volume(600_500),
          new StrappingTable(
              List.of(
                  new StrappingTable.Point(0, Volume.ZERO),
                  new StrappingTable.Point(12_345, new Volume(14_000_250)),
                  new StrappingTable.Point(24_000, new Volume(30_000_000)))),
          1_200,
          20_000,
          List.of(new Tank.Outlet(1, 1), new Tank.Outlet(3, 2)));

  private static final TankDraft DRAFT = TankDraft.of(TANK);

  @Test
  void whatIsSetUpIsTypedAndReadAgain() {
    assertThat(DRAFT.table()).isEqualTo("0; 0\n1234.5; 14000.25\n2400; 30000");
    assertThat(DRAFT.outlets()).isEqualTo("1/1 3/2");
    assertThat(DRAFT.wrong(Set.of(1, 3), 4)).isEmpty();
    assertThat(DRAFT.tank()).isEqualTo(TANK);
  }

  @Test
  void aTankWithoutNozzlesFeedsAllOfItsGrade() {
    TankDraft all = with("outlets", " ");
    assertThat(all.wrong(Set.of(), 4)).isEmpty();
    assertThat(all.tank().outlets()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          number,    '',       tanksetup.badnumber
          number,    0,        tanksetup.badnumber
          number,    100,      tanksetup.badnumber
          number,    1,        tanksetup.taken
          grade,     0,        tanksetup.nograde
          capacity,  much,     tanksetup.nolitres
          safeFill,  1.2345,   tanksetup.nolitres
          safeFill,  30000.001, tanksetup.order
          deadStock, 28500,    tanksetup.order
          expansion, 2001,     tanksetup.badexpansion
          expansion, 1.5,      tanksetup.badexpansion
          outlets,   1-2,      tanksetup.badoutlet
          outlets,   1/0,      tanksetup.badoutlet
          outlets,   5/1,      tanksetup.nopump
          outlets,   0/1,      tanksetup.nopump
          capacity,  28500,    tanksetup.tabletop
          """)
  void whatDoesNotFitIsNamed(String field, String typed, String key) {
    assertThat(with(field, typed).wrong(Set.of(1), 4).map(Notice::key)).hasValue(key);
  }

  private static TankDraft with(String field, String typed) {
    return new TankDraft(
        field.equals("number") ? typed : DRAFT.number(),
        field.equals("grade") ? Integer.parseInt(typed) : DRAFT.grade(),
        field.equals("capacity") ? typed : DRAFT.capacity(),
        field.equals("safeFill") ? typed : DRAFT.safeFill(),
        field.equals("deadStock") ? typed : DRAFT.deadStock(),
        field.equals("expansion") ? typed : DRAFT.expansion(),
        DRAFT.referenceDegrees(),
        field.equals("outlets") ? typed : DRAFT.outlets(),
        DRAFT.table());
  }

  @Test
  void theJournalTellsTwoTablesApart() {
    Tank other =
        new Tank(
            TANK.number(),
            TANK.grade(),
            TANK.capacity(),
            TANK.safeFill(),
            TANK.deadStock(),
            new StrappingTable(
                List.of(
                    new StrappingTable.Point(0, Volume.ZERO),
                    new StrappingTable.Point(12_345, new Volume(14_000_251)),
                    new StrappingTable.Point(24_000, new Volume(30_000_000)))),
            TANK.expansionPpmPerKelvin(),
            TANK.referenceMillidegrees(),
            TANK.outlets());
    assertThat(TankDraft.journalled(TANK))
        .startsWith("grade=3 capacity=30000 safe=28500 dead=600.5 expansion=1200 reference=20")
        .endsWith(" nozzles=1/1,3/2")
        .isNotEqualTo(TankDraft.journalled(other));
  }
}
