package canopy.till.tour.reckoning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Head office beside the journal: every line byte by byte, and what PostgreSQL adds up from the
 * rows that head office has made of them. One thread.
 */
final class HeadOfficeBooks {
  private final Books books;
  private final Report report;

  HeadOfficeBooks(Books books, Report report) {
    this.books = books;
    this.report = report;
  }

  /**
   * @param journal the folder with the till's segments
   * @param headOffice the folder with {@code lines.jsonl} and {@code totals.json}
   */
  void compare(Path journal, Path headOffice) throws IOException {
    List<String> written = journalLines(journal);
    List<String> stored = Files.readAllLines(headOffice.resolve("lines.jsonl"));
    report.same("lines in the journal and at head office", written.size(), stored.size());
    for (int i = 0; i < Math.min(written.size(), stored.size()); i++) {
      if (!written.get(i).equals(stored.get(i))) {
        report.differ("line " + (i + 1) + " at head office is another one");
        break;
      }
    }
    JsonNode totals =
        JsonMapper.builder()
            .build()
            .readTree(Files.readAllBytes(headOffice.resolve("totals.json")));
    sales(totals);
    fuel(totals);
    days(totals.path("days"));
    report.same("lines that head office could not read", 0, totals.path("unread").asLong());
    report.same("forks that head office found", 0, totals.path("forks").asLong());
    report.say(
        String.format(
            Locale.ROOT,
            "head office: %d lines as in the journal; %d sales, %d fills and %d days in its tables",
            stored.size(),
            books.sales.size(),
            totals.path("fills").path("count").asLong(),
            totals.path("days").path("closed").asLong()));
  }

  private void sales(JsonNode totals) {
    report.same("head office sales", books.sales.size() - refunds(), at(totals, "sales", "SALE"));
    report.same("head office refunds", refunds(), at(totals, "sales", "REFUND"));
    report.same("head office total", books.total(), totals.path("totalMinor").asLong());
    Map<String, Long> tenders = new TreeMap<>();
    totals
        .path("tenders")
        .properties()
        .forEach(each -> tenders.put(each.getKey(), each.getValue().asLong()));
    report.same("head office tenders", books.tenders, tenders);
  }

  private void fuel(JsonNode totals) {
    Books.Fuel dispensed = books.allDispensed();
    report.same("head office fills", books.dispensed.size(), at(totals, "fills", "count"));
    report.same(
        "head office fills, each once", books.dispensed.size(), at(totals, "fills", "keys"));
    report.same("head office fuel", dispensed.amountMinor(), at(totals, "fills", "amountMinor"));
    report.same(
        "head office millilitres", dispensed.millilitres(), at(totals, "fills", "millilitres"));
    long notPaid = books.lost.amountMinor();
    long otherwise =
        totals.path("outcomes").properties().stream()
            .filter(each -> !List.of("PAID", "PREPAID").contains(each.getKey()))
            .mapToLong(each -> each.getValue().asLong())
            .sum();
    report.same("head office fuel paid", books.paid.amountMinor(), at(totals, "outcomes", "PAID"));
    report.same(
        "head office fuel prepaid", books.prepaid.amountMinor(), at(totals, "outcomes", "PREPAID"));
    report.same("head office fuel not paid", notPaid, otherwise);
  }

  /** The day was closed after the last sale: its totals are those of all. */
  private void days(JsonNode days) {
    report.same("head office days closed", books.daysClosed, days.path("closed").asLong());
    report.same(
        "head office day's sales", books.sales.size() - refunds(), days.path("sales").asLong());
    report.same("head office day's refunds", refunds(), days.path("refunds").asLong());
    report.same("head office day's total", books.total(), days.path("totalMinor").asLong());
  }

  private long refunds() {
    return books.sales.stream().filter(Books.Sale::refund).count();
  }

  private static long at(JsonNode totals, String group, String name) {
    return totals.path(group).path(name).asLong();
  }

  private static List<String> journalLines(Path journal) throws IOException {
    List<Path> segments;
    try (Stream<Path> files = Files.list(journal)) {
      segments = files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    List<String> lines = new ArrayList<>();
    for (Path segment : segments) {
      for (String line : Files.readString(segment, StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty() && line.charAt(0) != 0) {
          lines.add(line);
        }
      }
    }
    return lines;
  }
}
