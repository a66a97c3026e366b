package canopy.till.report.page;

import canopy.till.store.query.AuditFilter;
import canopy.till.store.query.AuditPage;
import canopy.till.store.query.StoreReader;
import canopy.till.store.query.StoreUnavailable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds entries of the audit list by what a reader sees of them, in his language, and by what is
 * kept: every word that was typed is somewhere in the entry, in any case, with or without accents.
 * The database knows no words, so the entries of the period are looked through one page after the
 * other. One thread at a time.
 */
final class AuditSearch {
  /** Whoever looks further back narrows the days: the list says that it is not all. */
  private static final int MOST_LOOKED_AT = 100_000;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final StoreReader store;
  private final ReportFacts facts;
  private final AuditWords words;

  AuditSearch(StoreReader store, ReportFacts facts) {
    this.store = store;
    this.facts = facts;
    this.words = new AuditWords(facts);
  }

  /**
   * The newest entries of those that are wanted with all of these words.
   *
   * @param typed blank for all entries
   * @param limit most of them, and how many are read at once
   */
  AuditPage find(AuditFilter wanted, String typed, int limit) throws StoreUnavailable {
    if (typed.isBlank()) {
      return store.audit(wanted, StoreReader.NEWEST, limit);
    }
    List<String> parts = List.of(BLANKS.split(plain(typed.strip())));
    List<AuditPage.Row> found = new ArrayList<>();
    long before = StoreReader.NEWEST;
    for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += limit) {
      AuditPage page = store.audit(wanted, before, limit);
      for (AuditPage.Row row : page.rows()) {
        if (shows(row, parts)) {
          if (found.size() == limit) {
            return new AuditPage(found, false);
          }
          found.add(row);
        }
      }
      if (page.complete()) {
        return new AuditPage(found, true);
      }
      before = page.nextBefore();
    }
    return new AuditPage(found, false);
  }

  private boolean shows(AuditPage.Row row, List<String> parts) {
    String text =
        plain(
            String.join(
                " ",
                facts.kind(row.kind()),
                facts.operator(row.operator()),
                words.subject(row.kind(), row.subject()),
                words.detail(row.kind(), row.detail()),
                row.subject(),
                row.detail()));
    return parts.stream().allMatch(text::contains);
  }

  private static String plain(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
    return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
