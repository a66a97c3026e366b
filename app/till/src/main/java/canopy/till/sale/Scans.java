package canopy.till.sale;

import canopy.core.barcode.CodeReader;
import canopy.core.barcode.CodeRules;
import canopy.core.barcode.LabelPrice;
import canopy.core.barcode.ScannedCode;
import canopy.core.catalogue.Article;
import canopy.core.command.Request;
import canopy.core.command.SaleCommand;
import canopy.core.quantity.Money;
import canopy.core.quantity.Quantity;
import canopy.core.sale.Sale;
import canopy.core.till.Refusal;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.operator.signin.Requests;
import canopy.till.station.Master;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Refusals;
import canopy.till.ui.Tone;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns codes and chosen articles into lines, asking for the age once where it is needed. FX
 * thread.
 */
final class Scans {
  private static final int MOST_UNKNOWN = 5;

  private final Look look;
  private final SaleModel model;
  private final TillLoop loop;
  private final Requests requests;
  private final Elsewhere elsewhere;
  private final Runnable changed;
  private final CodeReader codes;
  private final List<BasketLine> unknown = new ArrayList<>();
  private int unknownNumber;
  private @Nullable Customer customer;

  /**
   * Codes that are no goods, and who wants them.
   *
   * @param rules how codes are told apart
   * @param receipt gets the number of a scanned receipt
   * @param payment gets a scanned payment code
   */
  record Elsewhere(CodeRules rules, Consumer<String> receipt, Consumer<String> payment) {}

  /**
   * Who showed a card in a sale: nobody is asked twice. Forgotten with the sale, and never kept.
   *
   * @param sale its number
   */
  private record Customer(String sale, LocalDate born) {}

  /**
   * @param elsewhere gets what is no goods
   * @param changed called when the rows of unknown codes are others
   */
  Scans(
      Look look,
      SaleModel model,
      TillLoop loop,
      Requests requests,
      Elsewhere elsewhere,
      Runnable changed) {
    this.look = look;
    this.model = model;
    this.loop = loop;
    this.requests = requests;
    this.elsewhere = elsewhere;
    this.codes = new CodeReader(elsewhere.rules());
    this.changed = changed;
  }

  /** Codes that no article has, as rows. */
  List<BasketLine> unknown() {
    return unknown;
  }

  void forget(String rowId) {
    unknown.removeIf(row -> row.id().equals(rowId));
    changed.run();
  }

  void forgetAll() {
    unknown.clear();
  }

  void scan(String code) {
    ScannedCode read = codes.read(code);
    switch (read) {
      case ScannedCode.Receipt number -> elsewhere.receipt().accept(number.number());
      case ScannedCode.Payment payment -> elsewhere.payment().accept(code);
      case ScannedCode.Member member -> refuse(Notice.of(Notice.Level.REFUSED, "sale.membercode"));
      case ScannedCode.Gtin gtin -> addScanned(read, gtin.gtin());
      case ScannedCode.OwnCode own -> addScanned(read, own.code());
      case ScannedCode.Weighed weighed -> addScanned(read, weighed.plu());
      case ScannedCode.Unreadable unreadable -> unknownCode(unreadable.text());
    }
  }

  private void addScanned(ScannedCode read, String code) {
    Optional<Article> article = master().catalogue().find(read);
    if (article.isEmpty()) {
      unknownCode(code);
    } else if (read instanceof ScannedCode.Weighed label) {
      add(article.get(), code, quantity(article.get(), label), amount(article.get(), label));
    } else {
      add(article.get(), code, one(article.get()), null);
    }
  }

  private static Quantity quantity(Article article, ScannedCode.Weighed label) {
    Long grams = label.grams();
    Long pieces = label.pieces();
    return switch (article.unit()) {
      case GRAM -> grams == null ? Quantity.ONE : Quantity.grams(grams);
      case PIECE -> pieces == null ? Quantity.ONE : Quantity.pieces(pieces);
    };
  }

  /** What the label says; null if it says nothing, or had no room to: then the weight says it. */
  private @Nullable Money amount(Article article, ScannedCode.Weighed label) {
    LabelPrice price = label.price();
    if (price == null) {
      return null;
    }
    boolean cut =
        label.grams() != null
            && article.unit() == Quantity.Unit.GRAM
            && price.isLeftOf(article.price().times(quantity(article, label), currency()).minor());
    return cut ? null : price.in(currency(), master().config().currencyDigits()).orElse(null);
  }

  /** One piece; of weighed goods one kilogram, to be corrected by the quantity. */
  private static Quantity one(Article article) {
    return article.unit() == Quantity.Unit.PIECE ? Quantity.ONE : Quantity.grams(1000);
  }

  /** A red row and a sound, never a question; the next scan works. */
  private void unknownCode(String code) {
    unknownNumber++;
    unknown.add(
        new BasketLine(
            "x" + unknownNumber, BasketLine.Kind.UNKNOWN_CODE, code, "", 0, List.of(), "", false));
    if (unknown.size() > MOST_UNKNOWN) {
      unknown.removeFirst();
    }
    look.sounds().play(Tone.REFUSED);
    changed.run();
  }

  private void refuse(Notice notice) {
    look.sounds().play(Tone.REFUSED);
    model.notice.set(notice);
  }

  /** Adds one of an article that was chosen by hand. */
  void addArticle(String articleId) {
    master()
        .catalogue()
        .article(articleId)
        .ifPresent(article -> add(article, article.id(), one(article), null));
  }

  private void add(Article article, String code, Quantity quantity, @Nullable Money amount) {
    SaleCommand.AddArticle command =
        new SaleCommand.AddArticle(article.id(), code, quantity, amount);
    String operator = loop.snapshot().state().session().operator();
    var _ =
        loop.submit(Request.by(operator == null ? "" : operator, command))
            .thenAccept(outcome -> Fx.run(() -> added(article, command, outcome)));
  }

  private void added(Article article, SaleCommand.AddArticle command, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done done -> {
        model.notice.set(null);
        look.sounds().play(Tone.SCAN_OK);
      }
      case Outcome.Refused no -> {
        if (no.refusal().reason() == Refusal.Reason.AGE_CHECK_NEEDED) {
          checkAge(article, command);
        } else {
          refuse(notice(article, no.refusal()));
        }
      }
      case Outcome.Stopped stop ->
          refuse(Notice.of(Notice.Level.REFUSED, Requests.key(stop.trouble())));
    }
  }

  /** What is said of the article names it in the language spoken here. */
  private Notice notice(Article article, Refusal refusal) {
    boolean named =
        refusal.reason() == Refusal.Reason.ARTICLE_INACTIVE
            || refusal.reason() == Refusal.Reason.ARTICLE_WITHOUT_PRICE;
    return named
        ? Notice.of(
            Notice.Level.REFUSED,
            Refusals.key(refusal.reason()),
            article.name(look.texts().language().rules()))
        : Refusals.notice(look.texts(), refusal);
  }

  /** Another article may want a higher age; the date was shown already. */
  private void checkAge(Article article, SaleCommand.AddArticle command) {
    Sale open = loop.snapshot().open();
    Customer known = customer;
    customer = null; // Whoever is refused with it may have been mistyped, and is asked again.
    if (open != null && known != null && known.sale().equals(open.id())) {
      new AgeAnswer(article, command).born(known.born());
    } else {
      askAge(article, command);
    }
  }

  private void askAge(Article article, SaleCommand.AddArticle command) {
    look.sounds().play(Tone.REFUSED);
    LocalDate today = LocalDate.now(Clock.system(loop.snapshot().book().station().zone()));
    AgeScreen.Question question =
        new AgeScreen.Question(
            article.minimumAgeYears(),
            today.minusYears(article.minimumAgeYears()),
            spoken -> article.name(spoken.rules()));
    model.side.set(new AgeScreen(look, question, new AgeAnswer(article, command)));
  }

  /** What becomes of the question for the date of birth. */
  private final class AgeAnswer implements AgeActions {
    private final Article article;
    private final SaleCommand.AddArticle command;

    AgeAnswer(Article article, SaleCommand.AddArticle command) {
      this.article = article;
      this.command = command;
    }

    @Override
    public void born(LocalDate date) {
      model.side.set(null);
      requests.submit(
          new SaleCommand.ConfirmAge(date, article.minimumAgeYears()),
          "",
          model.notice::set,
          done -> {
            Sale sale = done.after().open();
            if (sale != null && sale.ageConfirmedYears() >= article.minimumAgeYears()) {
              customer = new Customer(sale.id(), date);
              add(article, command.code(), command.quantity(), command.labelAmount());
            } else {
              refuse(Notice.of(Notice.Level.REFUSED, "sale.tooyoung", article.minimumAgeYears()));
            }
          });
    }

    @Override
    public void refuseArticles() {
      model.side.set(null);
    }
  }

  private Master master() {
    return (Master) loop.snapshot().book();
  }

  private String currency() {
    return loop.snapshot().book().station().currency();
  }
}
