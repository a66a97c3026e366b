package canopy.core.till;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Article;
import canopy.core.catalogue.LocalChange;
import canopy.core.catalogue.Names;
import canopy.core.command.CounterCommand;
import canopy.core.command.PriceCommand;
import canopy.core.command.Request;
import canopy.core.event.OperatorEvent;
import canopy.core.event.StationEvent;
import canopy.core.operator.Right;
import canopy.core.quantity.Quantity;
import canopy.core.quantity.UnitPrice;
import canopy.core.state.LocalChanges;
import canopy.core.station.Limits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a station changes of its goods by itself, until head office answers. */
class LocalGoodsTest {
  private static final UnitPrice DEARER = new UnitPrice(4_200);

  private final Till till = Till.signedIn();

  static Request provoke(Till till, Refusal.Reason reason) {
    return switch (reason) {
      case ARTICLE_KNOWN -> change(LocalChange.of(article("cola")), true);
      case UNKNOWN_GRADE -> change(LocalChange.ofGrade(9, DEARER, 0), true);
      case TOO_MANY_LOCAL_CHANGES -> {
        for (int i = 0; i < Limits.LOCAL_CHANGES; i++) {
          till.does(change(LocalChange.ofArticle("cola", new UnitPrice(10 + i), 0), true));
        }
        yield change(LocalChange.ofArticle("cola", DEARER, 0), true);
      }
      default -> throw new IllegalArgumentException(reason.name());
    };
  }

  private static Request change(LocalChange change, boolean asked) {
    return Till.withApproval(Right.CHANGE_GOODS, new CounterCommand.ChangeGoods(change, asked));
  }

  private static Article article(String id) {
    return new Article(
        id, Names.same(id), "shop", "13i", DEARER, Quantity.Unit.PIECE, 0, true, List.of(), false);
  }

  private LocalChanges local() {
    return till.state.local();
  }

  @Test
  void aPriceOfTheStationSaysWhatItWasAndWaits() {
    LocalChange change = LocalChange.ofArticle("cola", DEARER, 17);
    assertThat(till.does(change(change, true)))
        .containsExactly(
            new OperatorEvent.Approved(TestBook.MANAGER, Right.CHANGE_GOODS, "cola"),
            new StationEvent.LocalChangeMade(change.after(new UnitPrice(3_500)), true));
    assertThat(local().made())
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.seq()).isEqualTo(till.state.seq());
              assertThat(made.asked()).isTrue();
              assertThat(made.change().basis()).isEqualTo(17);
            });
  }

  @Test
  void anAnswerCountsOnce() {
    till.does(change(LocalChange.ofGrade(2, DEARER, 3), true));
    long seq = till.state.seq();
    assertThat(till.hears(new PriceCommand.HearAnswer(seq, false, "too dear"))).hasSize(1);
    assertThat(till.hears(new PriceCommand.HearAnswer(seq, true, ""))).isEmpty();
    assertThat(till.hears(new PriceCommand.HearAnswer(999, true, ""))).isEmpty();
    assertThat(local().made()).isEmpty();
    assertThat(local().answered())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.accepted()).isFalse();
              assertThat(answer.reason()).isEqualTo("too dear");
              assertThat(answer.made().seq()).isEqualTo(seq);
            });
  }

  @Test
  void aYesEndsWhatCameBeforeOfTheSameThing() {
    till.does(change(LocalChange.ofGrade(2, new UnitPrice(4_100), 3), true));
    till.does(change(LocalChange.ofArticle("cola", DEARER, 3), true));
    till.does(change(LocalChange.ofGrade(2, new UnitPrice(4_300), 3), true));
    long seq = till.state.seq();
    till.does(change(LocalChange.ofGrade(2, new UnitPrice(4_400), 3), true));
    till.hears(new PriceCommand.HearAnswer(seq, true, ""));
    assertThat(local().made())
        .extracting(made -> made.change().price().tenthsOfMinor())
        .containsExactly(4_200L, 4_400L);
    till.does(change(LocalChange.ofGrade(2, new UnitPrice(4_500), 3), true));
    till.hears(new PriceCommand.HearAnswer(till.state.seq(), false, "no"));
    assertThat(local().made()).as("a no is to that one alone").hasSize(2);
  }

  @Test
  void theSamePriceIsNoChange() {
    assertThat(till.does(change(LocalChange.ofArticle("cola", new UnitPrice(3_500), 0), true)))
        .isEmpty();
  }

  @Test
  void pricesAndArticlesThatMakeNoSenseAreRefused() {
    for (long tenths : new long[] {0, Limits.PRICE_TENTHS_OF_MINOR + 1}) {
      assertThat(till.refuses(change(LocalChange.ofGrade(2, new UnitPrice(tenths), 0), true)))
          .isEqualTo(Refusal.Reason.PRICE_OUT_OF_RANGE);
    }
    assertThat(till.refuses(change(LocalChange.ofArticle("nothing", DEARER, 0), true)))
        .isEqualTo(Refusal.Reason.UNKNOWN_ARTICLE);
    assertThat(
            till.does(
                change(
                    LocalChange.ofGrade(2, new UnitPrice(Limits.PRICE_TENTHS_OF_MINOR), 0), true)))
        .hasSize(2);
  }

  @Test
  void anArticleOfTheStationStaysWhenItsPriceChanges() {
    till.does(change(LocalChange.of(article("pie")), false));
    till.book.sells("pie", "4.2", "13i");
    till.does(change(LocalChange.ofArticle("pie", new UnitPrice(5_000), 0), false));
    till.does(change(LocalChange.ofArticle("pie", new UnitPrice(5_100), 0), false));
    assertThat(local().made())
        .extracting(made -> made.change().kind() + " " + made.change().price().tenthsOfMinor())
        .containsExactly("NEW_ARTICLE 4200", "ARTICLE_PRICE 5100");
  }

  @Test
  void whatNobodyIsAskedIsReplacedByTheNextAndByAnImport() {
    till.does(change(LocalChange.of(article("pie")), false));
    till.does(change(LocalChange.ofArticle("cola", DEARER, 0), false));
    till.does(change(LocalChange.ofArticle("cola", new UnitPrice(5_000), 0), false));
    assertThat(local().made())
        .extracting(made -> made.change().price().tenthsOfMinor())
        .containsExactly(4_200L, 5_000L);
    till.does(change(LocalChange.ofGrade(2, DEARER, 1), true));
    till.does(change(LocalChange.ofGrade(2, new UnitPrice(4_300), 1), false));
    till.approved(
        Right.IMPORT_GOODS, new CounterCommand.ImportGoods("a.csv", "ff", 1, 2, 3, List.of()));
    assertThat(local().made())
        .as("an import is of articles")
        .hasSize(2)
        .allSatisfy(
            made -> assertThat(made.change().kind()).isEqualTo(LocalChange.Kind.GRADE_PRICE));
  }

  private static CounterCommand.ImportGoods file(List<LocalChange> asked) {
    return new CounterCommand.ImportGoods("a.csv", "ff", asked.size(), 0, 0, asked);
  }

  @Test
  void whatAFileChangesWaitsArticleByArticleWhereHeadOfficeDecides() {
    LocalChange.Batch batch = new LocalChange.Batch("a.csv", "ff");
    LocalChange pie = LocalChange.of(article("pie")).in(batch);
    LocalChange cola = LocalChange.changed(article("cola"), 17).in(batch);
    till.approved(Right.IMPORT_GOODS, file(List.of(pie, cola)));
    assertThat(local().made())
        .extracting(LocalChanges.Made::change)
        .containsExactly(pie, cola.after(new UnitPrice(3_500)));
    long seq = till.state.seq();
    till.does(change(LocalChange.ofArticle("cola", new UnitPrice(5_000), 17), true));
    till.hears(new PriceCommand.HearAnswer(till.state.seq(), true, ""));
    assertThat(local().made(seq).orElseThrow().change())
        .as("a yes to the price says nothing of the name, and the article has that price")
        .isEqualTo(cola.after(new UnitPrice(3_500)).at(new UnitPrice(5_000)))
        .satisfies(one -> assertThat(one.article()).isEqualTo(article("cola").priced(one.price())));
    till.hears(new PriceCommand.HearAnswer(seq, false, "Not ours"));
    assertThat(local().made()).extracting(LocalChanges.Made::change).containsExactly(pie);
  }

  @Test
  void onlyAYesToALaterPriceChangesThatOfAnArticleThatWaits() {
    till.does(change(LocalChange.ofArticle("cola", new UnitPrice(5_000), 17), true));
    long earlier = till.state.seq();
    till.approved(Right.IMPORT_GOODS, file(List.of(LocalChange.changed(article("cola"), 17))));
    long whole = till.state.seq();
    till.does(change(LocalChange.ofArticle("cola", new UnitPrice(5_100), 17), true));
    till.hears(new PriceCommand.HearAnswer(till.state.seq(), false, "Too dear"));
    till.hears(new PriceCommand.HearAnswer(earlier, true, ""));
    assertThat(local().made())
        .singleElement()
        .satisfies(
            made -> {
              assertThat(made.seq()).isEqualTo(whole);
              assertThat(made.change().price()).isEqualTo(DEARER);
            });
  }

  @Test
  void aFileThatChangesMoreThanMayWaitIsRefusedWhole() {
    List<LocalChange> most = new ArrayList<>();
    for (int i = 0; i < Limits.LOCAL_CHANGES; i++) {
      most.add(LocalChange.of(article("n" + i)));
    }
    List<LocalChange> more = new ArrayList<>(most);
    more.add(LocalChange.of(article("one")));
    assertThat(till.refuses(Till.withApproval(Right.IMPORT_GOODS, file(more))))
        .isEqualTo(Refusal.Reason.TOO_MANY_LOCAL_CHANGES);
    assertThat(local().made()).isEmpty();
    till.approved(Right.IMPORT_GOODS, file(most));
    assertThat(local().made()).hasSize(Limits.LOCAL_CHANGES);
    assertThat(till.refuses(Till.withApproval(Right.IMPORT_GOODS, file(List.of(pie())))))
        .isEqualTo(Refusal.Reason.TOO_MANY_LOCAL_CHANGES);
    till.approved(Right.IMPORT_GOODS, file(List.of()));
  }

  private static LocalChange pie() {
    return LocalChange.of(article("pie"));
  }
}
