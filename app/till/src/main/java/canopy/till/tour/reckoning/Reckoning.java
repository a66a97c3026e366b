package canopy.till.tour.reckoning;

import canopy.till.journal.JournalBroken;
import canopy.till.journal.JournalVerifier;
import canopy.till.journal.LocalDisk;
import canopy.till.tour.reckoning.PrintedPapers.Paper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The end of the day: journal, database, drawer, pumps, papers and head office are laid beside each
 * other; every difference is a line. On the main thread.
 */
public final class Reckoning {
  /** The day that was played. */
  private final Books books;

  /** The same and the days before. */
  private final Books whole;

  /** By pump and nozzle: how far the script had counters go without a fill. */
  private final Map<String, Long> ranOn = new TreeMap<>();

  private final Report report = new Report();

  private Reckoning(Books books, Books whole) {
    this.books = books;
    this.whole = whole;
  }

  /**
   * What was found.
   *
   * @param lines to be written to {@code tour.txt}, differences among them
   * @param receipts originals that were printed
   */
  public record Result(
      List<String> lines, int sales, int receipts, boolean journalGood, int differences) {}

  /**
   * Compares.
   *
   * @param journal the folder with the segments
   * @param past its last line before the day that was played; head office has all of it
   * @param tally the tour's own account
   * @param pumps what the forecourt simulator's book says
   * @param wallets what the wallet simulator's book says: by merchant order number what it took
   * @param databases totals that the store gave, as JSON files: before and after it was deleted
   * @param headOffice the folder in which head office has written down what it holds
   */
  public static Result of(
      Path journal,
      long past,
      Path tally,
      JsonNode pumps,
      Map<String, Long> wallets,
      List<Path> databases,
      List<Paper> papers,
      Path headOffice)
      throws IOException {
    JournalVerifier.Report chain = JournalVerifier.verify(new LocalDisk(), journal);
    Reckoning reckoning = new Reckoning(Books.read(journal, past), Books.read(journal, 0));
    reckoning.journal(chain);
    reckoning.script(Tally.read(tally));
    reckoning.databases(databases);
    reckoning.pumps(pumps);
    reckoning.wallets(wallets);
    int receipts = reckoning.papers(papers);
    new HeadOfficeBooks(reckoning.whole, reckoning.report).compare(journal, headOffice);
    return new Result(
        reckoning.report.lines(),
        reckoning.books.sales.size(),
        receipts,
        chain.good(),
        reckoning.report.differences());
  }

  private void journal(JournalVerifier.Report chain) {
    report.say(
        String.format(
            Locale.ROOT,
            "journal: %d lines in %d segments, %d starts, %d days closed and signed",
            chain.lines(),
            chain.segments(),
            whole.starts,
            chain.seals()));
    chain.broken().map(JournalBroken::getMessage).ifPresent(report::differ);
    report.same("days closed in the journal and signatures", whole.daysClosed, chain.seals());
    report.same(
        "fills settled twice", 0, books.settled.size() - new HashSet<>(books.settled).size());
  }

  private void script(List<String[]> tally) {
    List<String> expected = new ArrayList<>();
    Map<String, Long> money = new TreeMap<>();
    Map<String, Long> forms = new TreeMap<>();
    Set<String> findings = new TreeSet<>();
    List<String> prices = new ArrayList<>();
    List<Long> seenMillis = new ArrayList<>();
    long drawerMinor = 0;
    for (String[] fact : tally) {
      switch (fact[0]) {
        case "sale" -> expected.add(fact[2]);
        case "money" -> money.merge(fact[1], Long.parseLong(fact[2]), Long::sum);
        case "moved" -> drawerMinor += Long.parseLong(fact[2]);
        case "writtenOff" -> forms.merge(fact[1], Long.parseLong(fact[2]), Long::sum);
        case "ranOn" -> ranOn.merge(fact[1], Long.parseLong(fact[2]), Long::sum);
        case "finding" -> findings.add(fact[1] + " " + fact[2]);
        case "price" -> prices.add(fact[1] + " " + fact[2]);
        case "seen" -> seenMillis.add(Long.parseLong(fact[1]));
        default -> report.differ("the script wrote " + String.join(" ", fact));
      }
    }
    report.same(
        "totals of all sales, script and journal",
        expected,
        books.sales.stream().map(sale -> Long.toString(sale.totalMinor())).toList());
    report.same("drawer and other tenders, script and journal", money, books.tenders);
    report.same("fills not paid, script and journal", forms, books.writtenOff);
    report.same("fuel without a fill, script and journal", ranOn, books.unrecorded);
    report.same("found in the tanks, script and journal", findings, books.findings);
    report.same("prices of fuel changed, script and journal", prices, books.prices);
    report.same("prices of fuel changed, and set at the pumps", prices, books.pumpPrices);
    shifts(drawerMinor + money.getOrDefault("cash", 0L));
    seen(seenMillis);
    report.say(
        String.format(
            Locale.ROOT,
            "sales: %d, of these %d refunds; together %s; drawer: %s",
            books.sales.size(),
            books.sales.stream().filter(Books.Sale::refund).count(),
            written(books.total()),
            written(books.tenders.getOrDefault("cash", 0L))));
  }

  /**
   * @param drawerMinor cash that the script knows of
   */
  private void shifts(long drawerMinor) {
    for (Books.Shift shift : books.shifts) {
      report.same(
          "cash in the drawer of " + shift.id() + ", added up and by the till",
          shift.countedUpMinor(),
          shift.expectedMinor());
    }
    long left = books.shifts.isEmpty() ? 0 : books.shifts.getLast().leftMinor();
    report.same("cash left in the drawer, script and journal", drawerMinor, left);
    report.say(
        String.format(Locale.ROOT, "shifts: %d; cash left %s", books.shifts.size(), written(left)));
  }

  private void seen(List<Long> millis) {
    report.say(
        String.format(
            Locale.ROOT,
            "live page: %d sales were on it %d to %d ms after they were completed",
            millis.size(),
            millis.stream().mapToLong(Long::longValue).min().orElse(0),
            millis.stream().mapToLong(Long::longValue).max().orElse(0)));
  }

  private void databases(List<Path> files) throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    List<JsonNode> all = new ArrayList<>();
    for (Path file : files) {
      JsonNode totals = mapper.readTree(Files.readAllBytes(file));
      String which = "database (" + file.getFileName() + ")";
      all.add(totals);
      long refunds = books.sales.stream().filter(Books.Sale::refund).count();
      report.same(which + " sales", books.sales.size() - refunds, totals.path("sales").asLong());
      report.same(which + " refunds", refunds, totals.path("refunds").asLong());
      report.same(which + " total", books.total(), totals.path("total").path("minor").asLong());
      Map<String, Long> tenders = new TreeMap<>();
      totals
          .path("tenders")
          .properties()
          .forEach(each -> tenders.put(each.getKey(), each.getValue().path("minor").asLong()));
      report.same(which + " tenders", books.tenders, tenders);
      report.same(
          which + " fuel sold",
          books.paid.plus(books.prepaid).amountMinor(),
          amounts(totals.path("fuel")));
      report.same(
          which + " fuel not paid", books.lost.amountMinor(), amounts(totals.path("writtenOff")));
    }
    report.same("the database before and after it was deleted", all.getFirst(), all.getLast());
  }

  private static long amounts(JsonNode fuel) {
    long sum = 0;
    for (JsonNode each : fuel) {
      sum += each.path("amount").path("minor").asLong();
    }
    return sum;
  }

  private void pumps(JsonNode book) {
    Books.Fuel pumped = Books.NO_FUEL;
    for (JsonNode each : book.path("transactions")) {
      pumped =
          pumped.plus(
              new Books.Fuel(
                  each.path("amountMinor").asLong(), each.path("volumeMillilitres").asLong()));
    }
    Books.Fuel settled = books.paid.plus(books.prepaid).plus(books.lost).plus(books.unpaid());
    counters(book);
    report.same("fuel at the pumps and in the journal", pumped, books.allDispensed());
    report.same("fuel at the pumps, and paid + prepaid + not paid + unpaid", pumped, settled);
    report.say(
        String.format(
            Locale.ROOT,
            "pumps: %s and %d ml in %d fills: paid %s, prepaid %s, not paid %s, still unpaid %s",
            written(pumped.amountMinor()),
            pumped.millilitres(),
            books.dispensed.size(),
            written(books.paid.amountMinor()),
            written(books.prepaid.amountMinor()),
            written(books.lost.amountMinor()),
            written(books.unpaid().amountMinor())));
  }

  /** A counter is the sum of its fills, and of what flowed without one. */
  private void counters(JsonNode book) {
    Map<String, Long> shown = new TreeMap<>();
    Map<String, Long> more = new TreeMap<>();
    for (JsonNode each : book.path("totals")) {
      long volume = each.path("volumeMillilitres").asLong();
      shown.put(nozzle(each), volume);
      more.put(nozzle(each), volume - each.path("firstVolumeMillilitres").asLong());
    }
    for (JsonNode each : book.path("transactions")) {
      more.merge(nozzle(each), -each.path("volumeMillilitres").asLong(), Long::sum);
    }
    more.values().removeIf(millilitres -> millilitres == 0);
    report.same("counters at the pumps, and in the journal at the close", shown, books.counters);
    report.same("fuel without a fill, script and pumps", ranOn, more);
    report.say(
        String.format(
            Locale.ROOT,
            "counters: %d, as at the close; without a fill %s ml; found in the tanks %s",
            shown.size(),
            more,
            books.findings));
  }

  private static String nozzle(JsonNode at) {
    return at.path("pump").asInt() + "/" + at.path("nozzle").asInt();
  }

  /** An order that was refused, or given back in full, took nothing; a sale need not know of it. */
  private void wallets(Map<String, Long> taken) {
    Set<String> numbers = new TreeSet<>(taken.keySet());
    numbers.addAll(books.orders.keySet());
    for (String number : numbers) {
      report.same(
          "order " + number + " at the wallets and in the journal",
          taken.getOrDefault(number, 0L),
          books.orders.getOrDefault(number, 0L));
    }
    report.say(
        String.format(
            Locale.ROOT,
            "wallets: %s in %d orders",
            written(taken.values().stream().mapToLong(Long::longValue).sum()),
            taken.size()));
  }

  /** One original for each sale; where it was torn, a whole copy is in its place. */
  private int papers(List<Paper> papers) {
    int originals = 0;
    int replaced = 0;
    for (Books.Sale sale : books.sales) {
      List<Paper> own = whole(papers, sale.id(), false);
      if (own.isEmpty()) {
        own = whole(papers, sale.id(), true);
        replaced += own.size();
      }
      report.same("original receipts of " + sale.id(), 1, own.size());
      if (!own.isEmpty() && !plain(own.getFirst()).contains(written(sale.totalMinor()))) {
        report.differ(
            "the receipt of " + sale.id() + " does not say " + written(sale.totalMinor()));
      }
      originals += own.size();
    }
    long torn = papers.stream().filter(paper -> !paper.whole()).count();
    report.same("torn papers and sales with a copy in the original's place", torn, replaced);
    long copies = papers.stream().filter(Paper::copy).count();
    long others =
        papers.stream().filter(paper -> paper.whole() && paper.number().isEmpty()).count();
    report.say(
        String.format(
            Locale.ROOT,
            "papers: %d receipts, %d torn, %d marked copies, %d forms and reports",
            originals,
            torn,
            copies,
            others));
    return originals;
  }

  private static List<Paper> whole(List<Paper> papers, String saleId, boolean copies) {
    return papers.stream()
        .filter(paper -> paper.whole() && paper.copy() == copies && paper.number().equals(saleId))
        .toList();
  }

  /** A paper's text without the commas between thousands. */
  private static String plain(Paper paper) {
    return paper.text().replace(",", "");
  }

  /** As receipts write it, but for commas between thousands. */
  private static String written(long minor) {
    return String.format(
        Locale.ROOT,
        "%s%d.%02d",
        minor < 0 ? "-" : "",
        Math.abs(minor) / 100,
        Math.abs(minor) % 100);
  }
}
