package canopy.till.naxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.account.ZReport;
import canopy.core.sale.DayTotals;
import canopy.till.day.sheet.PlayedStation;
import canopy.till.naxml.NaxmlMapping.Kind;
import canopy.till.report.export.FileProgress;
import canopy.till.report.export.StopsAt;
import canopy.till.station.DataFolder;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The files of a day, read by the JDK's parser and added up again. */
class NaxmlExportTest {
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();

  @TempDir Path temp;

  private static NaxmlMapping mapping() {
    return NaxmlMapping.EMPTY
        .with(Kind.TENDER, "cash", "cash")
        .with(Kind.TENDER, "card", "creditCards")
        .with(Kind.TAX, "goods", "109")
        .with(Kind.TAX, "fuel", "113")
        .with(Kind.DEPARTMENT, "drinks", "10")
        .with(Kind.DEPARTMENT, "snacks", "11")
        .with(Kind.DEPARTMENT, NaxmlMapping.FUEL, "1")
        .with(Kind.DEPARTMENT, NaxmlMapping.PREPAID, "2")
        .with(Kind.DEPARTMENT, NaxmlMapping.RETURNED, "99")
        .with(Kind.GRADE, "1", "001")
        .with(Kind.GRADE, "2", "002");
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
    parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return parsers.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static List<BigDecimal> values(Document document, String path) throws Exception {
    NodeList found = (NodeList) XPATH.evaluate(path, document, XPathConstants.NODESET);
    List<BigDecimal> values = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      values.add(new BigDecimal(found.item(i).getTextContent()));
    }
    return values;
  }

  private static long sum(Document document, String path, int decimals) throws Exception {
    return values(document, path).stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .movePointRight(decimals)
        .longValueExact();
  }

  @Test
  void whatStandsInTheFilesIsTheDay() throws Exception {
    Schema journal = schema("journal.xsd");
    Schema movement = schema("movement.xsd");
    for (int seed = 0; seed < 6; seed++) {
      try (PlayedStation station = PlayedStation.open(temp.resolve("s" + seed), seed)) {
        for (NaxmlDay day : station.days(2)) {
          SortedMap<String, String> files = NaxmlExport.files(day, mapping(), "cash");
          Sums sums = new Sums();
          for (Map.Entry<String, String> file : files.entrySet()) {
            boolean fuel = file.getKey().startsWith("FGM");
            (fuel ? movement : journal)
                .newValidator()
                .validate(new StreamSource(new StringReader(file.getValue())));
            Document document = parse(file.getValue());
            if (fuel) {
              fuelIsTheDays(document, day.report());
            } else {
              sums.add(document);
            }
          }
          sums.areTheDays(day.report());
        }
      }
    }
  }

  private static Schema schema(String name) throws Exception {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(NaxmlExportTest.class.getResource(name));
  }

  /** What the journal's files come to. */
  private static final class Sums {
    private int sales;
    private int refunds;
    private long total;
    private long tax;
    private long lines;
    private long gross;
    private final Map<String, Long> tenders = new TreeMap<>();

    void add(Document document) throws Exception {
      String money = "/NAXML-POSJournal/JournalReport/*[self::SaleEvent or self::RefundEvent]";
      String counts = money + "//TransactionLine[@status='normal']";
      sales += values(document, "//SaleEvent/EventSequenceID").size();
      refunds += values(document, "//RefundEvent/EventSequenceID").size();
      total += sum(document, money + "//TransactionTotalNetAmount", 2);
      tax += sum(document, money + "//TransactionTotalTaxNetAmount", 2);
      gross += sum(document, money + "//TransactionTotalGrossAmount", 2);
      lines += sum(document, counts + "//SalesAmount", 2);
      for (String code : List.of("cash", "creditCards")) {
        tenders.merge(
            code,
            sum(
                document,
                counts + "//TenderInfo[Tender/TenderCode='" + code + "']/TenderAmount",
                2),
            Long::sum);
      }
      // Change is given in cash, and below zero.
      assertThat(values(document, "//TenderInfo[ChangeFlag/@value='yes']/TenderAmount"))
          .allMatch(amount -> amount.signum() < 0);
      assertThat(values(document, "//RefundEvent//TenderAmount | //RefundEvent//SalesAmount"))
          .allMatch(amount -> amount.signum() <= 0);
      assertThat(values(document, "//VoidEvent//TransactionLine[@status='normal']")).isEmpty();
    }

    void areTheDays(ZReport report) {
      DayTotals totals = report.totals();
      assertThat(sales).isEqualTo(totals.sales());
      assertThat(refunds).isEqualTo(totals.refunds());
      assertThat(total).isEqualTo(totals.total().minor());
      assertThat(tax).isEqualTo(totals.tax().minor());
      assertThat(lines).isEqualTo(gross).isEqualTo(total - tax);
      report
          .tenders()
          .forEach(
              tender ->
                  assertThat(tenders.get(tender.kind().equals("cash") ? "cash" : "creditCards"))
                      .isEqualTo(tender.kept().minor()));
    }
  }

  private static void fuelIsTheDays(Document document, ZReport report) throws Exception {
    report
        .totals()
        .fuel()
        .forEach(
            (grade, sold) -> {
              String at = "//FGMDetail[FuelGradeID='00" + grade + "']";
              try {
                assertThat(sum(document, at + "//FuelGradeSalesVolume", 3))
                    .isEqualTo(sold.volume().millilitres());
                assertThat(sum(document, at + "//FuelGradeSalesAmount", 2))
                    .isEqualTo(sold.amount().minor());
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    assertThat(sum(document, "//PumpTestVolume", 3))
        .isEqualTo(
            report.totals().writtenOff().entrySet().stream()
                .filter(each -> each.getKey().name().equals("PUMP_TEST"))
                .mapToLong(each -> each.getValue().volume().millilitres())
                .sum());
  }

  @Test
  void whatHasNoNameIsNamedAndNothingIsWritten() throws Exception {
    try (PlayedStation station = PlayedStation.open(temp.resolve("s"), 1)) {
      NaxmlDay day = station.days(1).getFirst();
      Path out = temp.resolve("out");
      NaxmlMapping without =
          mapping().with(Kind.DEPARTMENT, "drinks", "").with(Kind.TENDER, "cash", "");
      assertThatThrownBy(() -> NaxmlExport.save(day, without, "cash", out, new FileProgress()))
          .isInstanceOfSatisfying(
              Unmapped.class,
              refused ->
                  assertThat(refused.things())
                      .contains(
                          new Unmapped.Thing(Kind.DEPARTMENT, "drinks"),
                          new Unmapped.Thing(Kind.TENDER, "cash")));
      assertThat(out).doesNotExist();
      Path folder = NaxmlExport.save(day, mapping(), "cash", out, new FileProgress());
      try (var files = Files.list(folder)) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .anyMatch(name -> name.matches("FGM20261122-1\\.xml"))
            .anyMatch(name -> name.matches("PJR20261122-1-\\d{12}\\.xml"));
      }
    }
  }

  @Test
  void aStoppedExportLeavesWhatWasThere() throws Exception {
    try (PlayedStation station = PlayedStation.open(temp.resolve("s"), 1)) {
      NaxmlDay day = station.days(1).getFirst();
      Path out = temp.resolve("out");
      assertThatThrownBy(() -> NaxmlExport.save(day, mapping(), "cash", out, new StopsAt(2)))
          .isInstanceOf(CancellationException.class);
      assertThat(out).isEmptyDirectory();
      Path folder = NaxmlExport.save(day, mapping(), "cash", out, new FileProgress());
      Path first = folder.resolve("FGM20261122-1.xml");
      Files.writeString(first, "of before");
      assertThatThrownBy(() -> NaxmlExport.save(day, mapping(), "cash", out, new StopsAt(2)))
          .isInstanceOf(CancellationException.class);
      assertThat(first).hasContent("of before");
      assertThat(out).isDirectoryNotContaining(path -> !path.equals(folder));
    }
  }

  @Test
  void theMappingIsKeptInAFile() throws Exception {
    MappingFile file = new MappingFile(new DataFolder(temp));
    assertThat(file.read()).isEqualTo(NaxmlMapping.EMPTY);
    file.write(mapping());
    assertThat(new MappingFile(new DataFolder(temp)).read()).isEqualTo(mapping());
  }
}
