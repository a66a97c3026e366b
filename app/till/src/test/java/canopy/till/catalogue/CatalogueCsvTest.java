package canopy.till.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.catalogue.Article;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.till.catalogue.CatalogueCsv.Missing;
import canopy.till.catalogue.ImportReport.Kind;
import canopy.till.catalogue.ImportReport.Remark;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueCsvTest {
  private static final String HEAD =
      "id,name_zh,name_en,name_es,department,tax_class,price,unit,minimum_age,active,codes,favourite\n";
  private static final String COLA =
      "9001,新可乐,New cola,Cola nueva,drinks,goods,3.50,piece,0,yes,6901234567892,no\n";

  @TempDir Path folder;
  private final CatalogueCsv csv = new CatalogueCsv(2);
  private Catalogue demo;

  @BeforeEach
  void load() {
    demo = DemoCatalogue.load();
  }

  @Test
  void readsBackWhatItWrites() throws IOException {
    StringWriter text = new StringWriter();
    csv.write(demo.articles(), text);
    ImportReport report = check("\uFEFF" + text, Missing.DEACTIVATE);
    assertThat(report.articles()).isEqualTo(demo.articles());
    assertThat(report.changes())
        .isEqualTo(new ImportReport.Changes(0, 0, 0, demo.articles().size(), 0));
    assertThat(report.deactivated()).isEmpty();
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void checkingChangesNothingAndApplyingDoes() throws IOException {
    ImportReport report = check(HEAD + COLA, Missing.KEEP);
    assertThat(report.changes().added()).isEqualTo(1);
    assertThat(demo.article("9001")).isEmpty();
    Catalogue after = report.applyTo(demo);
    assertThat(after.byCode("6901234567892")).map(Article::id).contains("9001");
    assertThat(after.articles()).hasSize(demo.articles().size() + 1);
  }

  @Test
  void switchesOffWhatTheFileLacksIfAsked() throws IOException {
    ImportReport report = check(HEAD + COLA, Missing.DEACTIVATE);
    assertThat(report.deactivated()).hasSize(demo.articles().size()).noneMatch(Article::active);
    assertThat(report.applyTo(demo).articles().stream().filter(Article::active)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, UTF-8", "GB18030, GB18030", "UTF-16, UTF-16"})
  void recognisesTheEncoding(String written, String reported) throws IOException {
    Path file = folder.resolve("goods.csv");
    Files.write(file, (HEAD + COLA).getBytes(Charset.forName(written)));
    ImportReport report = csv.check(file, demo, Missing.KEEP);
    assertThat(report.encoding()).isEqualTo(reported);
    assertThat(report.articles()).singleElement().extracting(a -> a.name().zh()).isEqualTo("新可乐");
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    Path file = folder.resolve("goods.csv");
    Files.write(file, new byte[] {(byte) 0x81, 0x00, (byte) 0xFF, 0x13, (byte) 0xFF});
    assertThat(kinds(csv.check(file, demo, Missing.KEEP))).containsExactly(Kind.ENCODING);
  }

  @ParameterizedTest
  @CsvSource({"';'", "'\t'"})
  void acceptsOtherSeparators(String separator) throws IOException {
    String text = (HEAD + COLA).replace(",", separator).replace("3.50", "3,50");
    ImportReport report = check(text, Missing.KEEP);
    assertThat(report.articles())
        .singleElement()
        .extracting(a -> a.price().tenthsOfMinor())
        .isEqualTo(3500L);
  }

  @Test
  void takesTheCostAndLeavesItAloneWhereTheFileHasNone() throws IOException {
    String head = HEAD.replace("price,", "price,cost,");
    String cola = COLA.replace("3.50,", "3.50,1.985,");
    Catalogue with = check(head + cola, Missing.KEEP).applyTo(demo);
    assertThat(with.article("9001").orElseThrow().cost()).isEqualTo(new UnitPrice(1_985));
    Path file = folder.resolve("goods.csv");
    Files.writeString(file, HEAD + COLA.replace("3.50", "3.60"));
    Catalogue repriced = csv.check(file, with, Missing.KEEP).applyTo(with);
    assertThat(repriced.article("9001").orElseThrow().cost()).isEqualTo(new UnitPrice(1_985));
    Files.writeString(file, head + COLA.replace("3.50,", "3.50,,"));
    Catalogue unknown = csv.check(file, with, Missing.KEEP).applyTo(with);
    assertThat(unknown.article("9001").orElseThrow().cost()).isNull();
  }

  /** Yen have no decimals and dinars three; a price may have one more. */
  @ParameterizedTest
  @CsvSource({
    "0, 150, 1500, 150",
    "0, 150.5, 1505, 150.5",
    "0, 123456789, 1234567890, 123456789",
    "2, 7.869, 7869, 7.869",
    "2, 7.8, 7800, 7.80",
    "3, 1.25, 12500, 1.250",
    "3, 1.2505, 12505, 1.2505",
    "3, 999999.9999, 9999999999, 999999.9999",
  })
  void pricesAreInTheMoneyOfTheStation(
      int currencyDigits, String written, long tenthsOfMinor, String writtenAgain)
      throws IOException {
    CatalogueCsv here = new CatalogueCsv(currencyDigits);
    Path file = folder.resolve("goods.csv");
    Files.writeString(file, HEAD + COLA.replace("3.50", written));
    ImportReport report = here.check(file, demo, Missing.KEEP);
    assertThat(report.articles())
        .singleElement()
        .extracting(article -> article.price().tenthsOfMinor())
        .isEqualTo(tenthsOfMinor);
    StringWriter again = new StringWriter();
    here.write(report.articles(), again);
    assertThat(again.toString()).contains("," + writtenAgain + ",");
    Files.writeString(file, again.toString());
    assertThat(here.check(file, demo, Missing.KEEP).articles()).isEqualTo(report.articles());
  }

  @ParameterizedTest
  @CsvSource({"0, 1.50", "0, 1234567890", "2, 1.2345", "2, 12345678", "3, 1.25055", "3, 1234567"})
  void moreDigitsThanMoneyHasAreNoPrice(int currencyDigits, String written) throws IOException {
    Path file = folder.resolve("goods.csv");
    Files.writeString(file, HEAD + COLA.replace("3.50", written));
    assertThat(kinds(new CatalogueCsv(currencyDigits).check(file, demo, Missing.KEEP)))
        .containsExactly(Kind.PRICE);
  }

  @Test
  void aBrokenFileOfTheStationIsNamed() throws IOException {
    CatalogueFiles.demo().copyTo(folder);
    // Prices of a station with yuan, on a till whose money has no decimals.
    assertThatThrownBy(() -> CatalogueFiles.in(folder, 0).load())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("grades.csv");
    Files.writeString(folder.resolve("departments.csv"), "number\n1\n");
    assertThatThrownBy(() -> CatalogueFiles.in(folder, 2).load())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("departments.csv");
  }

  @ParameterizedTest
  @CsvSource({"-1", "1.2345", "cheap"})
  void reportsACostThatIsNone(String cost) throws IOException {
    ImportReport report =
        check(
            HEAD.replace("price,", "price,cost,") + COLA.replace("3.50,", "3.50," + cost + ","),
            Missing.KEEP);
    assertThat(report.problems()).containsExactly(new Remark(2, Kind.COST, List.of(cost)));
    assertThat(report.articles()).isEmpty();
  }

  @Test
  void warnsOfACostThatIsNotBelowThePrice() throws IOException {
    ImportReport report =
        check(
            HEAD.replace("price,", "price,cost,") + COLA.replace("3.50,", "3.50,3.5,"),
            Missing.KEEP);
    assertThat(report.warnings())
        .containsExactly(new Remark(2, Kind.COST_ABOVE_PRICE, List.of("3.50", "3.50")));
    assertThat(report.articles()).hasSize(1);
  }

  @Test
  void acceptsColumnsInAnyOrderAndOnlyTheNeededOnes() throws IOException {
    ImportReport report =
        check(
            "Price, name_es ,name_en,NAME_ZH,tax_class,department,id,shelf\n"
                + "12.345,,Almonds,,goods,fresh,9002,A3\n",
            Missing.KEEP);
    Article article = report.articles().getFirst();
    assertThat(article.price().tenthsOfMinor()).isEqualTo(12_345);
    assertThat(article.active()).isTrue();
    assertThat(article.unit()).isEqualTo(Quantity.Unit.PIECE);
    assertThat(article.name().en()).isEqualTo("Almonds");
    assertThat(report.warnings())
        .containsExactly(
            new Remark(1, Kind.COLUMN_UNKNOWN, List.of("shelf")),
            new Remark(2, Kind.NAME_LANGUAGE_MISSING, List.of("zh-CN")),
            new Remark(2, Kind.NAME_LANGUAGE_MISSING, List.of("es")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        ",水,,,drinks,goods,1,,,,,|ID_MISSING",
        "1,,,,drinks,goods,1,,,,,|NAME_MISSING",
        "1,水,,,garden,goods,1,,,,,|DEPARTMENT_UNKNOWN",
        "1,水,,,drinks,luxury,1,,,,,|TAX_CLASS_UNKNOWN",
        "1,水,,,drinks,goods,,,,,,|PRICE",
        "1,水,,,drinks,goods,-1,,,,,|PRICE",
        "1,水,,,drinks,goods,1.,,,,,|PRICE",
        "1,水,,,drinks,goods,.5,,,,,|PRICE",
        "1,水,,,drinks,goods,1.2.3,,,,,|PRICE",
        "1,水,,,drinks,goods,1.2345,,,,,|PRICE",
        "1,水,,,drinks,goods,1e3,,,,,|PRICE",
        "1,水,,,drinks,goods,99999999,,,,,|PRICE",
        "1,水,,,drinks,goods,1,litre,,,,|UNIT",
        "1,水,,,drinks,goods,1,,121,,,|AGE",
        "1,水,,,drinks,goods,1,,old,,,|AGE",
        "1,水,,,drinks,goods,1,,,perhaps,,|YES_NO",
        "1,水,,,drinks,goods,1,,,,6901234567893,|CODE_CHECK_DIGIT",
        "1,水,,,drinks,goods,1,,,,6.90123E+12,|CODE_ROUNDED",
        "1,水,,,drinks,goods,1,,,,条码,|CODE_SHAPE",
        "1,水,,,drinks,goods,1|FIELD_COUNT",
      })
  void reportsEachBadLineByNumberAndReason(String line, Kind kind) throws IOException {
    ImportReport report = check(HEAD + COLA + line + "\n", Missing.DEACTIVATE);
    assertThat(report.problems()).singleElement().matches(r -> r.line() == 3 && r.kind() == kind);
    assertThat(report.articles()).extracting(Article::id).containsExactly("9001");
    assertThat(report.changes().badLines()).isEqualTo(1);
    assertThat(report.lines()).isEqualTo(2);
  }

  @Test
  void givesEveryReasonOfALine() throws IOException {
    ImportReport report = check(HEAD + "1,水,,,garden,luxury,free,,,,,\n", Missing.KEEP);
    assertThat(kinds(report))
        .containsExactly(Kind.DEPARTMENT_UNKNOWN, Kind.TAX_CLASS_UNKNOWN, Kind.PRICE);
    assertThat(report.changes().badLines()).isEqualTo(1);
  }

  @Test
  void numbersLinesAsAnEditorDoes() throws IOException {
    ImportReport report =
        check(
            HEAD + "9001,\"新\n可乐\",a,b,drinks,goods,1,,,,,\n\n1,水,,,x,goods,1,,,,,\n",
            Missing.KEEP);
    assertThat(report.problems()).singleElement().matches(r -> r.line() == 5);
  }

  @Test
  void refusesAnIdOrACodeThatIsThereTwice() throws IOException {
    ImportReport report = check(HEAD + COLA + COLA + COLA.replace("9001", "9002"), Missing.KEEP);
    assertThat(report.problems())
        .containsExactly(
            new Remark(3, Kind.ID_TWICE, List.of("9001", "2")),
            new Remark(4, Kind.CODE_TAKEN, List.of("6901234567892", "9001")));
    assertThat(report.articles()).hasSize(1);
  }

  @Test
  void refusesACodeOfAnArticleThatStays() throws IOException {
    Article first = demo.articles().getFirst();
    ImportReport report =
        check(HEAD + COLA.replace("6901234567892", first.codes().getFirst()), Missing.KEEP);
    assertThat(kinds(report)).containsExactly(Kind.CODE_TAKEN);
    assertThat(report.articles()).isEmpty();
  }

  @Test
  void letsTwoArticlesSwapTheirCodesButNotIfOneLineIsBad() throws IOException {
    Catalogue two =
        check(HEAD + line("A", "6901234567892") + line("B", "4006381333931"), Missing.KEEP)
            .applyTo(demo);
    String swapped = HEAD + line("A", "4006381333931") + line("B", "6901234567892");
    ImportReport good = csv.check(file(swapped), two, Missing.KEEP);
    assertThat(good.problems()).isEmpty();
    assertThat(good.applyTo(two).byCode("6901234567892")).map(Article::id).contains("B");
    ImportReport bad =
        csv.check(file(swapped.replace("6901234567892", "6901234567893")), two, Missing.KEEP);
    assertThat(kinds(bad)).containsExactly(Kind.CODE_CHECK_DIGIT, Kind.CODE_TAKEN);
    assertThat(bad.applyTo(two).articles()).isEqualTo(two.articles());
  }

  @Test
  void warnsOfPricesThatLookWrong() throws IOException {
    Catalogue before = check(HEAD + COLA, Missing.KEEP).applyTo(demo);
    ImportReport report =
        csv.check(
            file(HEAD + COLA.replace("3.50", "35") + line("B", "").replace("1.00", "0")),
            before,
            Missing.KEEP);
    assertThat(report.warnings())
        .containsExactlyInAnyOrder(
            new Remark(2, Kind.PRICE_JUMP, List.of("3.50", "35.00")),
            new Remark(3, Kind.PRICE_ZERO, List.of()));
    assertThat(report.changes()).isEqualTo(new ImportReport.Changes(1, 1, 1, 0, 0));
  }

  @Test
  void refusesFilesThatAreNoListOfArticles() throws IOException {
    assertThat(kinds(check("", Missing.KEEP))).containsExactly(Kind.EMPTY_FILE);
    assertThat(kinds(check("a,b\n1,2\n", Missing.KEEP))).containsExactly(Kind.COLUMN_MISSING);
    assertThat(kinds(check("id," + HEAD, Missing.KEEP))).containsExactly(Kind.COLUMN_TWICE);
    assertThat(check("a,b\n", Missing.KEEP).isReadable()).isFalse();
    ImportReport unclosed = check(HEAD + COLA + "2,\"水\"x,\n", Missing.DEACTIVATE);
    assertThat(unclosed.deactivated()).isEmpty();
    assertThat(unclosed.articles()).isEmpty();
    assertThat(kinds(unclosed)).containsExactly(Kind.NOT_CSV);
  }

  @Test
  void stopsAtTheLineLimit() throws IOException {
    Path file = file(HEAD + COLA + line("A", "") + line("B", ""));
    assertThat(new CatalogueCsv(2, 3).check(file, demo, Missing.KEEP).isReadable()).isTrue();
    assertThat(kinds(new CatalogueCsv(2, 2).check(file, demo, Missing.KEEP)))
        .containsExactly(Kind.TOO_MANY_LINES);
  }

  private static String line(String id, String codes) {
    return id + ",水,Water,Agua,drinks,goods,1.00,piece,0,yes," + codes + ",no\n";
  }

  private static List<Kind> kinds(ImportReport report) {
    return report.problems().stream().map(Remark::kind).toList();
  }

  private ImportReport check(String text, Missing missing) throws IOException {
    return csv.check(file(text), demo, missing);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("goods.csv"), text, StandardCharsets.UTF_8);
  }
}
