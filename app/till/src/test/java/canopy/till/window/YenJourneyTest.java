package canopy.till.window;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.core.quantity.UnitPrice;
import canopy.core.tender.CashRounding;
import canopy.till.catalogue.CatalogueFiles;
import canopy.till.station.DataFolder;
import canopy.till.station.DemoStation;
import canopy.till.station.StationConfig;
import canopy.till.ui.manage.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** A station whose money has no decimals: what is read, typed, shown and kept are yen. */
class YenJourneyTest extends RunningTill {
  private static final String COLA_ID = "1001";

  @Override
  void setUp(DataFolder folder) throws Exception {
    StationConfig yuan = folder.stationConfig();
    folder.write(
        new StationConfig(
            yuan.site(),
            yuan.till(),
            yuan.zone(),
            yuan.letterhead(),
            yuan.forecourt(),
            new StationConfig.Paying(
                "JPY", 0, CashRounding.NONE, List.of(10_000L, 5_000L, 1_000L), yuan.tenders())));
    folder.replace(
        "grades.csv",
        "id,name_zh,name_en,name_es,tax_class,price,cost\n1,汽油,Petrol,Gasolina,fuel,172.5,150\n"
            .getBytes(StandardCharsets.UTF_8));
    folder.replace(
        CatalogueFiles.ARTICLES,
        """
        id,name_zh,name_en,name_es,department,tax_class,price,codes
        1001,可乐,Cola,Cola,drinks,goods,150,6943690494305
        """
            .getBytes(StandardCharsets.UTF_8));
  }

  private UnitPrice price() {
    return program.master().catalogue().article(COLA_ID).map(Article::price).orElseThrow();
  }

  @Test
  void aPriceThatIsTypedAndAFileThatIsReadAreYen() throws Exception {
    assertThat(price()).isEqualTo(UnitPrice.ofMinor(150));
    assertThat(program.master().catalogue().grade(1).orElseThrow().price())
        .isEqualTo(new UnitPrice(1_725));
    signIn(DemoStation.MANAGER);
    go(Place.PRICES);
    until(() -> visible("#local-save"));
    writeInto("#local-key", COLA_ID);
    writeInto("#local-price", "180");
    press("F12");
    until(() -> price().equals(UnitPrice.ofMinor(180)));
    writeInto("#local-key", COLA_ID);
    writeInto("#local-price", "1.85");
    press("F12");
    until(() -> visible(".notice-refused"));
    assertThat(price()).isEqualTo(UnitPrice.ofMinor(180));
    press("Esc");
    scan();
    assertThat(program.loop().snapshot().totals().total().minor()).isEqualTo(180);
    until(() -> ((Labeled) button("#total")).getText().endsWith("180"));
    pay();
  }

  @Test
  void anImportIsKeptAsItWasRead() throws Exception {
    new GoodsOnDisk(program)
        .replace(
            program
                .master()
                .catalogue()
                .with(
                    List.of(
                        program
                            .master()
                            .catalogue()
                            .article(COLA_ID)
                            .orElseThrow()
                            .priced(new UnitPrice(1_605)))));
    Path file = program.folder().master().resolve(CatalogueFiles.ARTICLES);
    assertThat(Files.readString(file)).contains(",160.5,");
    assertThat(CatalogueFiles.in(program.folder().master(), 0).load().article(COLA_ID))
        .map(Article::price)
        .contains(new UnitPrice(1_605));
  }
}
