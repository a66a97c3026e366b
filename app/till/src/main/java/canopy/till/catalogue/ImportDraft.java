package canopy.till.catalogue;

import canopy.core.catalogue.Article;
import canopy.till.catalogue.ImportReport.Kind;
import canopy.till.catalogue.ImportReport.Remark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The report while the file is being read. Used by one thread. */
final class ImportDraft {
  private static final long JUMP_FACTOR = 2;

  private final Catalogue current;
  private final PriceText prices;
  private final Map<String, Long> lineById = new HashMap<>();
  private final Map<String, Article> good = new LinkedHashMap<>();
  private final Map<String, String> ownerByCode = new HashMap<>();
  private final Set<Long> badLines = new HashSet<>();
  private final List<Remark> problems = new ArrayList<>();
  private final List<Remark> warnings = new ArrayList<>();
  private int lines;

  ImportDraft(Catalogue current, PriceText prices) {
    this.current = current;
    this.prices = prices;
  }

  static ImportReport unreadable(String encoding, Remark why) {
    return new ImportReport(
        encoding,
        0,
        List.of(),
        new ImportReport.Changes(0, 0, 0, 0, 0),
        List.of(),
        List.of(why),
        List.of());
  }

  int lines() {
    return lines;
  }

  void warn(Remark warning) {
    if (warnings.size() < ImportReport.PROBLEM_LIMIT) {
      warnings.add(warning);
    }
  }

  /**
   * @param places where each column stands
   * @param count how many fields a line must have
   */
  void add(long line, Map<String, Integer> places, int count, List<String> fields) {
    lines++;
    if (fields.size() != count) {
      problem(line, Kind.FIELD_COUNT, String.valueOf(fields.size()), String.valueOf(count));
      return;
    }
    ArticleRow row = new ArticleRow(line, places, fields, prices);
    Optional<Article> article = row.article(current);
    Long earlier = row.id().isEmpty() ? null : lineById.putIfAbsent(row.id(), line);
    if (earlier != null) {
      problem(line, Kind.ID_TWICE, row.id(), String.valueOf(earlier));
    }
    row.problems().forEach(this::problem);
    row.warnings().forEach(this::warn);
    if (article.isPresent() && earlier == null && claimCodes(line, article.get())) {
      good.put(row.id(), article.get());
    }
  }

  ImportReport report(String encoding, CatalogueCsv.Missing missing) {
    giveWayToArticlesThatStay();
    int added = 0;
    int changed = 0;
    int repriced = 0;
    for (Article article : good.values()) {
      Optional<Article> before = current.article(article.id());
      if (before.isEmpty()) {
        added++;
      } else if (!before.get().equals(article)) {
        changed++;
        if (!before.get().price().equals(article.price())) {
          repriced++;
          warnOfJump(before.get(), article);
        }
      }
    }
    List<Article> deactivated =
        missing == CatalogueCsv.Missing.KEEP
            ? List.of()
            : current.articles().stream()
                .filter(article -> article.active() && !lineById.containsKey(article.id()))
                .map(Article::switchedOff)
                .toList();
    int unchanged = good.size() - added - changed;
    return new ImportReport(
        encoding,
        lines,
        List.copyOf(good.values()),
        new ImportReport.Changes(added, changed, repriced, unchanged, badLines.size()),
        deactivated,
        problems,
        warnings);
  }

  private boolean claimCodes(long line, Article article) {
    for (String code : article.codes()) {
      String owner = ownerByCode.get(code);
      if (owner != null) {
        problem(line, Kind.CODE_TAKEN, code, owner);
        return false;
      }
    }
    article.codes().forEach(code -> ownerByCode.put(code, article.id()));
    return true;
  }

  /**
   * Articles that the file does not replace keep their codes; a line that claims one of them is
   * left out, so its own article stays as it was too, and may claim a code in turn.
   */
  private void giveWayToArticlesThatStay() {
    Deque<Article> staying = new ArrayDeque<>();
    for (Article article : current.articles()) {
      if (!good.containsKey(article.id())) {
        staying.add(article);
      }
    }
    while (!staying.isEmpty()) {
      Article stays = staying.poll();
      for (String code : stays.codes()) {
        String owner = ownerByCode.get(code);
        Article rejected = owner == null ? null : good.remove(owner);
        if (rejected == null) {
          continue;
        }
        rejected.codes().forEach(ownerByCode::remove);
        problem(lineById.getOrDefault(rejected.id(), 0L), Kind.CODE_TAKEN, code, stays.id());
        current.article(rejected.id()).ifPresent(staying::add);
      }
    }
  }

  private void warnOfJump(Article before, Article after) {
    long was = before.price().tenthsOfMinor();
    long is = after.price().tenthsOfMinor();
    if (is > 0 && (is / JUMP_FACTOR > was || was / JUMP_FACTOR > is)) {
      warn(
          new Remark(
              lineById.getOrDefault(after.id(), 0L),
              Kind.PRICE_JUMP,
              List.of(prices.write(before.price()), prices.write(after.price()))));
    }
  }

  private void problem(long line, Kind kind, String... arguments) {
    problem(new Remark(line, kind, List.of(arguments)));
  }

  private void problem(Remark remark) {
    badLines.add(remark.line());
    if (problems.size() < ImportReport.PROBLEM_LIMIT) {
      problems.add(remark);
    }
  }
}
