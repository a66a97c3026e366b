package canopy.till.catalogue;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.LocalChange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What a file of articles would do, before anything is done. Nothing is changed until {@link
 * #applyTo} is asked for and its result put in place.
 *
 * @param encoding in which the file was read, such as UTF-8 or GB18030
 * @param lines how many records the file holds, without the head
 * @param articles the good lines
 * @param changes what the good lines would change
 * @param deactivated articles of the catalogue that the file lacks, already switched off; empty if
 *     they are to be kept
 * @param problems lines that are left out, with the reason; the first {@link #PROBLEM_LIMIT}
 * @param warnings lines that are taken but look wrong; the first {@link #PROBLEM_LIMIT}
 */
public record ImportReport(
    String encoding,
    int lines,
    List<Article> articles,
    Changes changes,
    List<Article> deactivated,
    List<Remark> problems,
    List<Remark> warnings) {
  /** So many problems, and so many warnings, are listed; the rest is only counted. */
  public static final int PROBLEM_LIMIT = 10_000;

  /**
   * @param added articles that are new
   * @param changed articles that are different from before
   * @param repriced how many of the changed ones have another price
   * @param unchanged articles that are as before
   * @param badLines lines with a problem, listed or not
   */
  public record Changes(int added, int changed, int repriced, int unchanged, int badLines) {}

  /**
   * A remark on one line, worded by the screen.
   *
   * @param line number in the file, from 1, as an editor shows it; 0 for the file as a whole
   * @param kind what it is
   * @param arguments for the sentence, in order
   */
  public record Remark(long line, Kind kind, List<String> arguments) {
    public Remark {
      arguments = List.copyOf(arguments);
    }
  }

  /** What can be remarked. */
  public enum Kind {
    /** Nothing in it. */
    EMPTY_FILE,
    /** Neither UTF-8 nor GB18030. */
    ENCODING,
    /** A needed column is missing: its name. */
    COLUMN_MISSING,
    /** A column is there twice: its name. */
    COLUMN_TWICE,
    /** A column that nobody reads: its name. */
    COLUMN_UNKNOWN,
    /** Too many lines: the limit. */
    TOO_MANY_LINES,
    /** Not CSV from here on, such as a quote that is never closed. */
    NOT_CSV,
    /** Not as many fields as the head: how many, how many wanted. */
    FIELD_COUNT,
    /** An id is missing. */
    ID_MISSING,
    /** The id was in an earlier line: id, that line. */
    ID_TWICE,
    /** No name in any language. */
    NAME_MISSING,
    /** A field is too long: column, limit. */
    TOO_LONG,
    /** Unknown department: id. */
    DEPARTMENT_UNKNOWN,
    /** Unknown tax class: id. */
    TAX_CLASS_UNKNOWN,
    /** Not a price: text. */
    PRICE,
    /** Not a cost: text. */
    COST,
    /** Not a unit: text. */
    UNIT,
    /** Not an age: text. */
    AGE,
    /** Neither yes nor no: column, text. */
    YES_NO,
    /** A number of 13 digits with a wrong check digit: code, right digit. */
    CODE_CHECK_DIGIT,
    /** A spreadsheet turned the code into a rounded number: text. */
    CODE_ROUNDED,
    /** The code belongs to another article: code, that article's id. */
    CODE_TAKEN,
    /** A code can't be scanned as goods: code. */
    CODE_SHAPE,
    /** Too many codes: limit. */
    CODE_COUNT,
    /** Warning: price is zero. */
    PRICE_ZERO,
    /** Warning: price changes by more than half: old, new. */
    PRICE_JUMP,
    /** Warning: the cost is not below the price: cost, price. */
    COST_ABOVE_PRICE,
    /** Warning: a name in a language is missing: language tag. */
    NAME_LANGUAGE_MISSING
  }

  public ImportReport {
    articles = List.copyOf(articles);
    deactivated = List.copyOf(deactivated);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** Whether the file as a whole could be read; if not, the only problem says why. */
  public boolean isReadable() {
    return problems.stream().noneMatch(remark -> remark.line() == 0);
  }

  /**
   * The catalogue after the import.
   *
   * @param catalogue the one that the report was made against
   * @throws IllegalArgumentException if the catalogue is another one and does not fit
   */
  public Catalogue applyTo(Catalogue catalogue) {
    List<Article> all = new ArrayList<>(articles);
    all.addAll(deactivated);
    return catalogue.with(all);
  }

  /**
   * What a station that asks head office would ask: each article that is other than in a catalogue.
   * One that gives up a code comes before the one that takes it.
   *
   * @param catalogue the one that the report was made against
   * @param versions of head office's record of an article; 0 if there is none
   */
  public List<LocalChange> changesOf(
      Catalogue catalogue, ToLongFunction<String> versions, LocalChange.Batch batch) {
    List<LocalChange> first = new ArrayList<>();
    List<LocalChange> then = new ArrayList<>();
    Stream.concat(articles.stream(), deactivated.stream())
        .forEach(
            article -> {
              Article before = catalogue.article(article.id()).orElse(null);
              if (before == null) {
                then.add(LocalChange.of(article).in(batch));
              } else if (!before.equals(article)) {
                long basis = versions.applyAsLong(article.id());
                LocalChange change =
                    before.priced(article.price()).equals(article)
                        ? LocalChange.ofArticle(article.id(), article.price(), basis)
                        : LocalChange.changed(article, basis);
                boolean givesUp = !article.codes().containsAll(before.codes());
                (givesUp ? first : then).add(change.in(batch));
              }
            });
    first.addAll(then);
    return first;
  }
}
