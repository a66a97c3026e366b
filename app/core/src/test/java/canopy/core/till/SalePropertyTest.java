package canopy.core.till;

import static canopy.core.till.Till.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import canopy.core.command.SaleCommand;
import canopy.core.operator.Right;
import canopy.core.quantity.Money;
import canopy.core.quantity.Rate;
import canopy.core.quantity.UnitPrice;
import canopy.core.sale.CompletedSale;
import canopy.core.sale.Discount;
import canopy.core.sale.LineAmounts;
import canopy.core.sale.Sale;
import canopy.core.tax.TaxShare;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** The invariants of a sale and of its refund, over random lines, taxes and discounts. */
class SalePropertyTest {
  /**
   * @param lineDiscount minor units; 0 for none
   */
  record Item(long tenths, int pieces, String taxes, long lineDiscount) {}

  @Provide
  Arbitrary<List<Item>> baskets() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 200_000),
            Arbitraries.integers().between(1, 12),
            Arbitraries.of("", "13i", "9e", "10i 7e", "f0.3i 13i", "6e 5.5i"),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0L)),
                Tuple.of(1, Arbitraries.longs().between(1, 9_999))))
        .as(Item::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(7);
  }

  @Provide
  Arbitrary<Discount> discounts() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(1, 50_000).map(m -> new Discount.Amount(Money.of(m, "CNY"))),
        Arbitraries.longs().between(1, Rate.ONE).map(ppm -> new Discount.Percent(new Rate(ppm))));
  }

  private static Till ringUp(List<Item> items, List<Integer> order, Discount discount) {
    Till till = Till.signedIn();
    int no = 0;
    for (int index : order) {
      Item item = items.get(index);
      no++;
      String id = "i" + index;
      till.book.sells(id, "1", item.taxes());
      till.adds(id, item.pieces());
      till.approved(
          Right.PRICE_OVERRIDE, new SaleCommand.SetPrice(no, new UnitPrice(item.tenths())));
      if (item.lineDiscount() > 0) {
        till.approved(
            Right.DISCOUNT,
            new SaleCommand.SetLineDiscount(
                no, new Discount.Amount(Money.of(item.lineDiscount(), "CNY"))));
      }
    }
    if (discount != null) {
      till.approved(Right.DISCOUNT, new SaleCommand.SetDiscount(discount));
    }
    return till;
  }

  private static List<Integer> inOrder(List<Item> items) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      order.add(i);
    }
    return order;
  }

  @Property(tries = 150)
  void aSaleAddsUpLineByLine(
      @ForAll("baskets") List<Item> items, @ForAll("discounts") Discount discount) {
    Till till = ringUp(items, inOrder(items), discount);
    CompletedSale sale = till.paysCash();
    TillPropertyTest.addsUp(sale);
    Money discounts = yuan("0");
    for (LineAmounts line : sale.totals().lines()) {
      assertThat(line.lineDiscount().isNegative()).isFalse();
      assertThat(line.orderDiscount().isNegative()).isFalse();
      assertThat(line.lineDiscount().plus(line.orderDiscount())).isLessThanOrEqualTo(line.listed());
      discounts = discounts.plus(line.lineDiscount()).plus(line.orderDiscount());
    }
    assertThat(discounts).isEqualTo(sale.totals().discount());
  }

  @Property(tries = 100)
  void theOrderOfTheLinesDoesNotMatter(@ForAll("baskets") List<Item> items, @ForAll Random random) {
    List<Integer> order = inOrder(items);
    Money total = ringUp(items, order, null).total();
    Collections.shuffle(order, random);
    assertThat(ringUp(items, order, null).total()).isEqualTo(total);
  }

  /** With tax in the prices, a discount on the sale keeps this too: the sum is fixed first. */
  @Property(tries = 100)
  void theOrderOfTheLinesDoesNotMatterUnderADiscount(
      @ForAll("baskets") List<Item> items,
      @ForAll("discounts") Discount discount,
      @ForAll Random random) {
    List<Item> included =
        items.stream()
            .map(item -> new Item(item.tenths(), item.pieces(), "13i", item.lineDiscount()))
            .toList();
    List<Integer> order = inOrder(items);
    Money total = ringUp(included, order, discount).total();
    Collections.shuffle(order, random);
    assertThat(ringUp(included, order, discount).total()).isEqualTo(total);
  }

  @Property(tries = 150)
  void aRefundInAnyStepsIsTheExactMirror(
      @ForAll("baskets") List<Item> items,
      @ForAll("discounts") Discount discount,
      @ForAll Random random) {
    Till till = ringUp(items, inOrder(items), discount);
    CompletedSale sold = till.paysCash();
    Map<String, Money> left = taxes(sold, new TreeMap<>());
    Money net = sold.totals().net();
    int[] units = items.stream().mapToInt(Item::pieces).toArray();
    List<Integer> lines = inOrder(items);
    while (!lines.isEmpty()) {
      int index = lines.get(random.nextInt(lines.size()));
      int count = 1 + random.nextInt(units[index]);
      till.returns(sold, index + 1, count);
      units[index] -= count;
      if (units[index] == 0) {
        lines.remove((Integer) index);
      }
      if (random.nextInt(3) > 0 || lines.isEmpty()) {
        CompletedSale back = till.paysCash();
        assertThat(back.kind()).isEqualTo(Sale.Kind.REFUND);
        TillPropertyTest.addsUp(back);
        left = taxes(back, left);
        net = net.plus(back.totals().net());
        assertThat(till.state.day().totals().total().isNegative()).isFalse();
      }
    }
    assertThat(till.state.day().totals().total().isZero()).isTrue();
    assertThat(till.state.day().totals().tax().isZero()).isTrue();
    assertThat(net.isZero()).isTrue();
    assertThat(left.values()).allMatch(Money::isZero);
  }

  private static Map<String, Money> taxes(CompletedSale sale, Map<String, Money> sums) {
    for (TaxShare share : sale.totals().taxes()) {
      sums.merge(share.taxId(), share.amount(), Money::plus);
      sums.merge(share.taxId() + " base", share.base(), Money::plus);
    }
    return sums;
  }
}
