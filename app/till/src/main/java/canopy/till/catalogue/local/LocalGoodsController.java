package canopy.till.catalogue.local;

import canopy.core.barcode.CheckDigit;
import canopy.core.catalogue.Article;
import canopy.core.catalogue.FuelGrade;
import canopy.core.catalogue.LocalChange;
import canopy.core.catalogue.Names;
import canopy.core.command.CounterCommand;
import canopy.core.fuel.PriceSign;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.state.LocalChanges;
import canopy.till.catalogue.Catalogue;
import canopy.till.loop.TillSnapshot;
import canopy.till.operator.signin.Requests;
import canopy.till.ui.Formats;
import canopy.till.ui.Fx;
import canopy.till.ui.Look;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.manage.Surroundings;
import canopy.till.ui.manage.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes a price of the station, or adds an article to it, and shows what head office says. FX
 * thread.
 */
public final class LocalGoodsController implements LocalGoodsActions {
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9._-]{1,32}");
  private static final int GTIN_LENGTH = 13;

  private final Look look;
  private final Requests requests;
  private final LocalGoodsSource source;
  private final Executor background;
  private final LocalGoodsModel model = new LocalGoodsModel();
  private final LocalGoodsScreen screen;

  /**
   * @param background a thread that may wait
   */
  public LocalGoodsController(
      Surroundings around, Requests requests, LocalGoodsSource source, Executor background) {
    this.look = around.look();
    this.requests = requests;
    this.source = source;
    this.background = background;
    this.screen = new LocalGoodsScreen(around, model, this);
  }

  public Screen screen() {
    return screen;
  }

  /** The screen is about to be shown. */
  public void open(TillSnapshot till) {
    model.notice.set(null);
    clear();
    Catalogue goods = source.goods().get();
    model.departments.set(goods.departments());
    model.grades.set(goods.grades());
    model.taxClasses.set(goods.taxClasses());
    model.department.set(goods.departments().isEmpty() ? "" : goods.departments().getFirst().id());
    model.taxClass.set(goods.taxClasses().isEmpty() ? "" : goods.taxClasses().getFirst().id());
    show(till);
  }

  /** Lists what waits and what was answered, as they are now. */
  public void show(TillSnapshot till) {
    model.asked.set(source.asked().getAsBoolean());
    LocalChanges local = till.state().local();
    List<LocalRow> rows = new ArrayList<>();
    for (LocalChanges.Made made : local.made().reversed()) {
      rows.add(row(made, text(made.asked() ? "local.waits" : "local.own"), true, till));
    }
    for (LocalChanges.Answered answer : local.answered()) {
      String said =
          answer.accepted() ? text("local.accepted") : text("local.refused", answer.reason());
      rows.add(row(answer.made(), said, false, till));
    }
    PriceSign.Asked asked = till.state().sign().asked();
    model.sign.set(asked == null ? "" : sign(asked));
    if (!rows.equals(model.rows.get())) {
      model.rows.set(List.copyOf(rows));
    }
  }

  private String sign(PriceSign.Asked asked) {
    Catalogue goods = source.goods().get();
    String prices =
        asked.prices().entrySet().stream()
            .map(
                one ->
                    goods
                            .grade(one.getKey())
                            .map(grade -> Words.name(look, grade.name()))
                            .orElse("")
                        + " "
                        + look.formats().unitPrice(one.getValue()))
            .collect(Collectors.joining(" · "));
    return text(asked.before() ? "local.sign.before" : "local.sign.after", prices);
  }

  @Override
  public void confirmSign() {
    PriceSign.Asked asked = requests.till().state().sign().asked();
    if (asked != null) {
      requests.submit(
          new CounterCommand.ConfirmSign(asked.prices()),
          text("local.sign"),
          model.notice::set,
          done -> {
            source.changed().run();
            show(done.after());
          });
    }
  }

  private LocalRow row(LocalChanges.Made made, String state, boolean waits, TillSnapshot till) {
    LocalChange change = made.change();
    UnitPrice before = change.before();
    String price = look.formats().unitPrice(change.price());
    return new LocalRow(
        made.seq(),
        time(made.at(), till),
        name(change) + "\n" + change.key() + " · " + made.by(),
        before == null ? price : look.formats().unitPrice(before) + " → " + price,
        state,
        waits);
  }

  private String time(Instant at, TillSnapshot till) {
    return Words.dayAndTime(look, LocalDateTime.ofInstant(at, till.book().station().zone()));
  }

  private String name(LocalChange change) {
    Article own = change.article();
    if (own != null) {
      return Words.name(look, own.name());
    }
    Catalogue goods = source.goods().get();
    Optional<Names> name =
        switch (change.kind()) {
          case ARTICLE_PRICE, NEW_ARTICLE, CHANGED_ARTICLE ->
              goods.article(change.key()).map(Article::name);
          case GRADE_PRICE -> grade(goods, change.key()).map(FuelGrade::name);
        };
    return name.map(names -> Words.name(look, names)).orElse(change.key());
  }

  private static Optional<FuelGrade> grade(Catalogue goods, String number) {
    return goods.grades().stream()
        .filter(grade -> Integer.toString(grade.id()).equals(number))
        .findFirst();
  }

  private String text(String key, Object... arguments) {
    return look.texts().text(key, arguments);
  }

  private void clear() {
    model.key.set("");
    model.found.set("");
    model.name.set("");
    model.price.set("");
  }

  @Override
  public void choose(LocalChange.Kind kind) {
    model.notice.set(null);
    model.kind.set(kind);
    clear();
  }

  @Override
  public void grade(String number) {
    model.key.set(number);
    find();
  }

  @Override
  public void department(String id) {
    model.department.set(id);
  }

  @Override
  public void taxClass(String id) {
    model.taxClass.set(id);
  }

  @Override
  public void find() {
    model.notice.set(null);
    String key = model.key.get().strip();
    Catalogue goods = source.goods().get();
    switch (model.kind.get()) {
      case ARTICLE_PRICE, CHANGED_ARTICLE ->
          found(
              key,
              known(goods, key)
                  .map(
                      article -> {
                        model.key.set(article.id());
                        return said(article.name(), article.price());
                      }));
      case GRADE_PRICE ->
          found(key, grade(goods, key).map(grade -> said(grade.name(), grade.price())));
      case NEW_ARTICLE ->
          known(goods, key)
              .ifPresent(
                  article ->
                      model.notice.set(
                          Notice.of(Notice.Level.REFUSED, "refusal.article-known", article.id())));
    }
  }

  /** As it is typed, or as a scanner reads it. */
  private static Optional<Article> known(Catalogue goods, String key) {
    return goods.byCode(key).or(() -> codes(key).stream().findFirst().flatMap(goods::byCode));
  }

  private static List<String> codes(String key) {
    return CheckDigit.isGtin(key) ? List.of(CheckDigit.normalised(key)) : List.of();
  }

  private void found(String key, Optional<String> sentence) {
    model.found.set(sentence.orElse(""));
    if (sentence.isEmpty()) {
      model.notice.set(Notice.of(Notice.Level.REFUSED, "local.unknown", key));
    }
  }

  private String said(Names name, UnitPrice price) {
    return text("local.now", Words.name(look, name), look.formats().unitPrice(price));
  }

  @Override
  public void save() {
    model.notice.set(null);
    UnitPrice price = price(model.price.get().strip());
    String key = model.key.get().strip();
    if (price == null) {
      model.notice.set(
          Notice.of(Notice.Level.REFUSED, "local.badprice", look.formats().moneyDecimals() + 1));
      return;
    }
    LocalChange.Kind kind = model.kind.get();
    if (kind == LocalChange.Kind.NEW_ARTICLE) {
      Article article = article(key, price);
      if (article != null) {
        submit(LocalChange.of(article), Words.name(look, article.name()));
      }
      return;
    }
    find();
    if (model.found.get().isEmpty()) {
      return;
    }
    String id = model.key.get().strip();
    UnitPrice before = priceNow(kind, id);
    if (before != null && price.isFarFrom(before)) {
      model.notice.set(
          Notice.of(
                  Notice.Level.WARNING,
                  "local.far",
                  id,
                  look.formats().unitPrice(before),
                  look.formats().unitPrice(price),
                  UnitPrice.FAR_PERCENT)
              .with("local.far.yes", () -> change(kind, id, price)));
      return;
    }
    change(kind, id, price);
  }

  private @Nullable UnitPrice priceNow(LocalChange.Kind kind, String id) {
    Catalogue goods = source.goods().get();
    return kind == LocalChange.Kind.GRADE_PRICE
        ? grade(goods, id).map(FuelGrade::price).orElse(null)
        : known(goods, id).map(Article::price).orElse(null);
  }

  private void change(LocalChange.Kind kind, String id, UnitPrice price) {
    background.execute(
        () -> {
          long basis = source.versions().of(kind, id);
          Fx.run(() -> submit(new LocalChange(kind, id, price, null, null, basis, null), id));
        });
  }

  private @Nullable Article article(String key, UnitPrice price) {
    String name = model.name.get().strip();
    if (!NUMBER.matcher(key).matches()) {
      model.notice.set(Notice.of(Notice.Level.REFUSED, "local.badnumber"));
      return null;
    }
    if (name.isEmpty()) {
      model.notice.set(Notice.of(Notice.Level.REFUSED, "refusal.name-needed"));
      return null;
    }
    if (key.length() == GTIN_LENGTH && CheckDigit.isDigits(key) && !CheckDigit.isValid(key)) {
      int right = CheckDigit.of(key.substring(0, GTIN_LENGTH - 1));
      model.notice.set(Notice.of(Notice.Level.REFUSED, "goods.code-check-digit", key, right));
      return null;
    }
    if (known(source.goods().get(), key).isPresent()) {
      model.notice.set(Notice.of(Notice.Level.REFUSED, "refusal.article-known", key));
      return null;
    }
    return new Article(
        key,
        Names.same(name),
        model.department.get(),
        model.taxClass.get(),
        price,
        Quantity.Unit.PIECE,
        0,
        true,
        codes(key),
        false);
  }

  private void submit(LocalChange change, String subject) {
    boolean asked = source.asked().getAsBoolean();
    requests.submit(
        new CounterCommand.ChangeGoods(change, asked),
        subject,
        model.notice::set,
        done -> {
          source.changed().run();
          clear();
          show(done.after());
          model.notice.set(
              Notice.of(Notice.Level.DONE, asked ? "local.asked" : "local.done", subject));
        });
  }

  private @Nullable UnitPrice price(String typed) {
    int decimals = look.formats().moneyDecimals() + 1;
    return Formats.typedNumber(typed.replace(',', '.'))
        .map(BigDecimal::stripTrailingZeros)
        .filter(number -> number.scale() <= decimals)
        .map(number -> new UnitPrice(number.movePointRight(decimals).longValueExact()))
        .orElse(null);
  }
}
