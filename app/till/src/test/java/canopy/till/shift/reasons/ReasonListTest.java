package canopy.till.shift.reasons;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.catalogue.Names;
import canopy.core.shift.CashMovement.Kind;
import canopy.core.shift.MovementReason;
import canopy.till.ui.Notice;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What may become of a station's reasons. */
class ReasonListTest {
  private static final ReasonList LIST =
      new ReasonList(
          List.of(
              reason("debt", "欠款", Set.of(Kind.PAID_IN)),
              reason("supplies", "采购", Set.of(Kind.PAID_OUT))));

  private static MovementReason reason(String id, String zh, Set<Kind> kinds) {
    return new MovementReason(id, new Names(zh, "en " + zh, "es " + zh), kinds, Set.of());
  }

  private static String wrong(ReasonList list, MovementReason next) {
    return list.wrong(next).map(Notice::key).orElse("");
  }

  @Test
  void needsANameInEachLanguageThatFitsOnASlip() {
    assertThat(wrong(LIST, new MovementReason("r3", new Names("洗车", "", ""), Set.of(), Set.of())))
        .isEqualTo("reasons.named");
    String longest = "洗".repeat(ReasonList.LONGEST_NAME);
    assertThat(
            wrong(LIST, new MovementReason("r3", new Names(longest, "a", "b"), Set.of(), Set.of())))
        .isEmpty();
    assertThat(
            wrong(
                LIST,
                new MovementReason("r3", new Names(longest + "车", "a", "b"), Set.of(), Set.of())))
        .isEqualTo("reasons.named");
  }

  @Test
  void hasEachNameOnce() {
    assertThat(wrong(LIST, reason("r3", "采购", Set.of()))).isEqualTo("reasons.known");
    assertThat(wrong(LIST, reason("supplies", "采购", Set.of(Kind.PAID_OUT, Kind.FLOAT_OUT))))
        .isEmpty();
  }

  @Test
  void keepsOneForEachMovementThatMustBeExplained() {
    assertThat(wrong(LIST, reason("debt", "欠款", Set.of()))).isEqualTo("reasons.last.PAID_IN");
    assertThat(wrong(LIST, reason("supplies", "采购", Set.of(Kind.PAID_IN))))
        .isEqualTo("reasons.last.PAID_OUT");
    ReasonList more = LIST.with(reason("r3", "修理", Set.of(Kind.PAID_OUT)));
    assertThat(wrong(more, reason("supplies", "采购", Set.of()))).isEmpty();
  }

  @Test
  void takesNoMoreThanItsLimit() {
    ReasonList full =
        new ReasonList(
            IntStream.range(0, ReasonList.MOST)
                .mapToObj(i -> reason("x" + i, "事" + i, Set.of(Kind.PAID_IN, Kind.PAID_OUT)))
                .toList());
    assertThat(wrong(full, reason("r99", "又一", Set.of()))).isEqualTo("reasons.many");
    assertThat(wrong(full, reason("x1", "改名", Set.of()))).isEmpty();
  }

  @Test
  void aNewIdWasNeverGivenBefore() {
    ReasonList list = LIST.with(reason("r3", "洗车", Set.of()));
    assertThat(LIST.freshId()).isEqualTo("r3");
    assertThat(list.freshId()).isEqualTo("r4");
    assertThat(new ReasonList(List.of(reason("r2", "洗车", Set.of()))).freshId()).isEqualTo("r3");
  }
}
