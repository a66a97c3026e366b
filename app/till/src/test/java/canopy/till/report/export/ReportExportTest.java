package canopy.till.report.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.till.ui.Formats;
import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Files are read back by other programs, figure by figure. */
class ReportExportTest {
  private static final Texts TEXTS = new Texts(Language.CHINESE);
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("品名"),
          Column.integer("笔数"),
          Column.money("金额"),
          Column.litres("升数"),
          Column.percent("占比"),
          Column.date("日期"),
          Column.time("时间"),
          Column.dateTime("完成"));

  @TempDir Path folder;

  private static List<Cell> row(String name, long count, long minor, long millilitres) {
    return List.of(
        Cell.of(name),
        Cell.integer(count),
        Cell.money(minor),
        Cell.litres(millilitres),
        Cell.percent(123_456),
        Cell.date(LocalDate.of(2026, 11, 22)),
        Cell.time(LocalTime.of(6, 0)),
        Cell.dateTime(LocalDateTime.of(2026, 11, 22, 18, 0)));
  }

  private static ReportDocument document(List<List<Cell>> rows) {
    return new ReportDocument(
        "日结报表 Z 0042",
        List.of("S001 加油站 · 1 号收银机", "2026-11-22 18:05 王芳 \uD842\uDFB7"),
        List.of(new ReportDocument.Filter("油品", "92 号汽油")),
        List.of(
            Section.summed("油品销售", COLUMNS, rows, "合计"),
            Section.of("油品销售", List.of(Column.text("说明")), List.of()).noting("没有差异 · ¿Ñandú?")),
        Wording.of(TEXTS, Language.CHINESE, Formats.yuan()));
  }

  private static ReportDocument sample() {
    return document(
        List.of(
            row("92 号汽油", 1_234, 123_456_789_012L, 98_765_432_109L),
            row("=HYPERLINK(\"x\")", 1, -5, 1),
            row("农夫山泉，\"天然水\"\n550ml", 0, 9_007_199_254_740_993L, 0)));
  }

  private static byte[] written(ReportDocument document, ReportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ReportExport.write(document, format, out, new FileProgress());
    return out.toByteArray();
  }

  @Test
  void csvHoldsExactFiguresAndNoFormula() throws IOException {
    String text = new String(written(sample(), ReportFormat.CSV), UTF_8);
    assertThat(text).startsWith("\uFEFF日结报表 Z 0042\r\n");
    List<List<String>> records = parse(text.substring(1));
    assertThat(records).contains(List.of("油品", "92 号汽油"));
    assertThat(records)
        .contains(
            List.of(
                "92 号汽油",
                "1234",
                "1234567890.12",
                "98765432.109",
                "12.3456%",
                "2026-11-22",
                "06:00",
                "2026-11-22 18:00"));
    assertThat(records).anyMatch(r -> r.getFirst().equals("'=HYPERLINK(\"x\")"));
    assertThat(records)
        .anyMatch(
            r ->
                r.getFirst().equals("农夫山泉，\"天然水\"\n550ml") && r.get(2).equals("90071992547409.93"));
    assertThat(records)
        .contains(List.of("合计", "1235", "90073227115300.00", "98765432.110", "", "", "", ""));
  }

  @Test
  void everyDangerousBeginningIsQuotedAndNothingElse() {
    for (String bad :
        List.of("=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "＋1", "－1", "＠x")) {
      assertThat(CsvReport.plain(bad)).isEqualTo("'" + bad);
    }
    for (String good : List.of("", "1", "a=b", "'x", "可乐")) {
      assertThat(CsvReport.plain(good)).isEqualTo(good);
    }
  }

  @Test
  void workbookHoldsNumbersWithFormats() throws Exception {
    Map<String, Element> parts = unzipped(written(sample(), ReportFormat.XLSX));
    Element book = parts.get("xl/workbook.xml");
    NodeList sheets = book.getElementsByTagName("sheet");
    assertThat(((Element) sheets.item(0)).getAttribute("name")).isEqualTo("油品销售");
    assertThat(((Element) sheets.item(1)).getAttribute("name")).isEqualTo("油品销售 2");
    List<String> shared = new ArrayList<>();
    NodeList strings = parts.get("xl/sharedStrings.xml").getElementsByTagName("si");
    for (int i = 0; i < strings.getLength(); i++) {
      shared.add(strings.item(i).getTextContent());
    }
    Element sheet = parts.get("xl/worksheets/sheet1.xml");
    assertThat(((Element) sheet.getElementsByTagName("pane").item(0)).getAttribute("ySplit"))
        .isEqualTo("7");
    Map<String, Element> cells = new HashMap<>();
    NodeList all = sheet.getElementsByTagName("c");
    for (int i = 0; i < all.getLength(); i++) {
      cells.put(((Element) all.item(i)).getAttribute("r"), (Element) all.item(i));
    }
    Element name = cells.get("A8");
    assertThat(name.getAttribute("t")).isEqualTo("s");
    assertThat(shared.get(Integer.parseInt(name.getTextContent()))).isEqualTo("92 号汽油");
    assertThat(number(cells.get("B8"))).isEqualByComparingTo("1234");
    assertThat(number(cells.get("C8"))).isEqualByComparingTo("1234567890.12");
    assertThat(number(cells.get("D8"))).isEqualByComparingTo("98765432.109");
    assertThat(number(cells.get("E8"))).isEqualByComparingTo("0.123456");
    assertThat(number(cells.get("F8"))).isEqualByComparingTo("46348");
    assertThat(number(cells.get("G8"))).isEqualByComparingTo("0.25");
    assertThat(number(cells.get("H8"))).isEqualByComparingTo("46348.75");
    assertThat(number(cells.get("C10"))).isEqualByComparingTo("90071992547409.93");
    assertThat(number(cells.get("C11"))).isEqualByComparingTo("90073227115300.00");
    assertThat(sheet.getElementsByTagName("f").getLength()).isZero();
    NodeList formats = parts.get("xl/styles.xml").getElementsByTagName("numFmt");
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < formats.getLength(); i++) {
      codes.add(((Element) formats.item(i)).getAttribute("formatCode"));
    }
    assertThat(codes).contains("#,##0.00", "#,##0.000", "0.0%", "yyyy-mm-dd");
  }

  @Test
  void longTextIsCut() throws Exception {
    ReportDocument sample = sample();
    List<Column> one = List.of(Column.text("x"));
    String text = "\uD842\uDFB7{".repeat(100_000);
    ReportDocument document =
        new ReportDocument(
            sample.title(),
            List.of(),
            List.of(),
            List.of(Section.of("", one, List.of(List.of(Cell.of(text))))),
            sample.wording());
    NodeList strings =
        unzipped(written(document, ReportFormat.XLSX))
            .get("xl/sharedStrings.xml")
            .getElementsByTagName("si");
    assertThat(strings.item(strings.getLength() - 1).getTextContent().length())
        .isBetween(32_766, 32_767);
    try (PDDocument pdf = Loader.loadPDF(written(document, ReportFormat.PDF))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("…");
    }
  }

  @Test
  void paperShowsTextInEmbeddedSubset() throws IOException {
    byte[] file = written(sample(), ReportFormat.PDF);
    assertThat(file.length).isLessThan(400_000);
    try (PDDocument pdf = Loader.loadPDF(file)) {
      String text = new PDFTextStripper().getText(pdf);
      assertThat(text)
          .contains("日结报表 Z 0042", "92 号汽油", "1,234,567,890.12", "98,765,432.11", "12.3 %")
          .contains("90,073,227,115,300.00", "第 1 / 1 页", "¿Ñandú?", "\uD842\uDFB7", "没有记录");
      PDPage page = pdf.getPage(0);
      for (var name : page.getResources().getFontNames()) {
        PDFont font = page.getResources().getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC.*");
      }
    }
  }

  @Test
  void anotherProgramReadsTheSameWords() throws Exception {
    Path file = ReportExport.save(sample(), ReportFormat.PDF, folder, "Z 0042", new FileProgress());
    Process reader;
    try {
      reader = new ProcessBuilder("pdftotext", "-layout", file.toString(), "-").start();
    } catch (IOException e) {
      assumeTrue(false, "pdftotext is not installed");
      return;
    }
    String text = new String(reader.getInputStream().readAllBytes(), UTF_8);
    assertThat(reader.waitFor()).isZero();
    assertThat(text).contains("日结报表 Z 0042", "王芳", "合计", "90,073,227,115,300.00");
  }

  @Test
  void everyPageHasTheHeadAndEveryRowOnce() throws IOException {
    List<List<Cell>> rows = rows(300);
    try (PDDocument pdf = Loader.loadPDF(written(document(rows), ReportFormat.PDF))) {
      PDFTextStripper stripper = new PDFTextStripper();
      int pages = pdf.getNumberOfPages();
      assertThat(pages).isGreaterThan(3);
      String all = stripper.getText(pdf);
      for (int i = 0; i < 300; i++) {
        assertThat(all.split("商品" + i + "号", -1)).hasSize(2);
      }
      for (int page = 1; page < pages; page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(pdf)).contains("品名", "笔数", "第 " + page + " / " + pages + " 页");
      }
    }
  }

  @Test
  void manyColumnsAndLongWordsStayOnTheSheet() throws IOException {
    List<Column> columns = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < Section.MOST_COLUMNS; i++) {
      columns.add(i % 3 == 0 ? Column.text("很长的列名称第" + i) : Column.money("列" + i));
      cells.add(i % 3 == 0 ? Cell.of("一个非常非常长的说明文字，放不进一行里".repeat(4)) : Cell.money(12_345_678));
    }
    ReportDocument wide =
        new ReportDocument(
            "W",
            List.of(),
            List.of(),
            List.of(Section.of("", columns, List.of(cells))),
            Wording.of(TEXTS, Language.ENGLISH, Formats.yuan()));
    try (PDDocument pdf = Loader.loadPDF(written(wide, ReportFormat.PDF))) {
      assertThat(new PDFTextStripper().getText(pdf).split("123,456\\.78", -1)).hasSize(17);
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isGreaterThan(800);
    }
  }

  @Test
  void unknownSignsAreBoxesNotAnError() throws Exception {
    ReportDocument odd =
        new ReportDocument(
            "\u0007\uFFFE emoji \uD83D\uDE00",
            List.of(),
            List.of(),
            List.of(Section.of("x", COLUMNS.subList(0, 1), List.of(List.of(Cell.of("a\tb"))))),
            Wording.of(TEXTS, Language.ENGLISH, Formats.yuan()));
    try (PDDocument pdf = Loader.loadPDF(written(odd, ReportFormat.PDF))) {
      assertThat(new PDFTextStripper().getText(pdf)).contains("emoji □", "a b", "Page 1 of 1");
    }
    assertThat(unzipped(written(odd, ReportFormat.XLSX))).containsKey("xl/worksheets/sheet1.xml");
  }

  @Test
  void savesUnderFreeNameAndLeavesNothingBehindOnFailure() throws IOException {
    Path first =
        ReportExport.save(
            sample(), ReportFormat.CSV, folder.resolve("a/b"), "Z/42: 日", new FileProgress());
    Path second =
        ReportExport.save(
            sample(), ReportFormat.CSV, folder.resolve("a/b"), "Z/42: 日", new FileProgress());
    assertThat(first.getFileName().toString()).isEqualTo("Z-42-日.csv");
    assertThat(second.getFileName().toString()).isEqualTo("Z-42-日-2.csv");
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    Path file = Files.createFile(folder.resolve("no-folder"));
    assertThatThrownBy(
            () -> ReportExport.save(sample(), ReportFormat.PDF, file, "x", new FileProgress()))
        .isInstanceOf(IOException.class);
  }

  private static List<List<Cell>> rows(int count) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(row("商品" + i + "号", i, i * 100L, i * 1_000L));
    }
    return rows;
  }

  @Test
  void failingDiskIsAnErrorInEveryFormat() {
    for (ReportFormat format : ReportFormat.values()) {
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("no space left");
            }
          };
      assertThatThrownBy(() -> ReportExport.write(sample(), format, full, new FileProgress()))
          .as(format.name())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusesCellsThatDoNotFitAndTooManyOfThem() {
    assertThatThrownBy(
            () -> Section.of("x", List.of(Column.money("m")), List.of(List.of(Cell.litres(1)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Section.of("x", List.of(Column.money("m")), List.of(List.<Cell>of())))
        .isInstanceOf(IllegalArgumentException.class);
    List<List<Cell>> most = Collections.nCopies(Section.MOST_ROWS, List.of(Cell.money(1)));
    assertThat(Section.summed("x", List.of(Column.money("m")), most, "").sums())
        .containsExactly(Cell.money(Section.MOST_ROWS));
    List<List<Cell>> more = Collections.nCopies(Section.MOST_ROWS + 1, List.of(Cell.money(1)));
    assertThatThrownBy(() -> Section.of("x", List.of(Column.money("m")), more))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BigDecimal number(Element cell) {
    assertThat(cell.getAttribute("t")).isIn("", "n");
    return new BigDecimal(cell.getTextContent());
  }

  private Map<String, Element> unzipped(byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve("book.xlsx"), bytes);
    Map<String, Element> parts = new HashMap<>();
    var parser = DocumentBuilderFactory.newInstance();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        try (InputStream in = zip.getInputStream(entry)) {
          parts.put(entry.getName(), parser.newDocumentBuilder().parse(in).getDocumentElement());
        }
      }
    }
    return parts;
  }

  /** RFC 4180 in twenty lines. */
  private static List<List<String>> parse(String text) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == ',' || c == '\n') {
        record.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          records.add(List.copyOf(record));
          record.clear();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    return records;
  }
}
