package canopy.headoffice.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the page of a sale reads out of its journal line. */
class SaleSheetTest {
  private static final String LINE =
      """
      {"seq":7,"type":"sale.completed","v":1,"data":{"sale":{"id":"R1-1","kind":"REFUND","refundOf":"R1-0",
      "day":"2026-11-22","openedAt":"2026-11-22T02:00:00Z","completedAt":"2026-11-22T02:00:30Z","cashier":"1001",
      "lines":[{"kind":"goods","no":1,"articleId":"a","name":{"zh":"茶","en":"","es":""},"department":"d",
       "taxClass":"vat13","code":"1","quantity":{"amount":512,"unit":"GRAM"},"listPrice":{"tenthsOfMinor":12000},
       "price":{"tenthsOfMinor":10005},"labelAmount":null,"discount":null,"note":"wet","voided":false}],
      "totals":{"lines":[{"no":1,"listed":{"minor":-512,"currency":"CNY"},"lineDiscount":{"minor":-12,"currency":"CNY"},
       "orderDiscount":{"minor":0,"currency":"CNY"},"net":{"minor":-442,"currency":"CNY"},
       "taxes":[{"taxId":"vat13","base":{"minor":-442,"currency":"CNY"},"amount":{"minor":-58,"currency":"CNY"}}],
       "total":{"minor":-500,"currency":"CNY"}}],"discount":{"minor":-12,"currency":"CNY"},
       "net":{"minor":-442,"currency":"CNY"},
       "taxes":[{"taxId":"vat13","base":{"minor":-442,"currency":"CNY"},"amount":{"minor":-58,"currency":"CNY"}}],
       "total":{"minor":-500,"currency":"CNY"}},
      "tenders":[{"no":1,"kind":"cash","type":"CASH","given":{"minor":-500,"currency":"CNY"},
       "change":{"minor":0,"currency":"CNY"},"reference":""}],
      "cashRounding":{"minor":0,"currency":"CNY"},"note":"spoilt","approvedBy":"2001"}}}
      """;

  @Test
  void tellsWhatWasSoldForWhichPriceAndWhoAgreed() {
    assertThat(SaleSheet.of(LINE, "es"))
        .hasValueSatisfying(
            sheet -> {
              assertThat(sheet.lines())
                  .containsExactly(
                      new SaleSheet.Sold(
                          "茶", "", "0.512 kg", "10.005", "12.00", "0.12", "-5.00", "wet"));
              assertThat(sheet.taxes())
                  .containsExactly(new SaleSheet.Tax("vat13", "-4.42", "-0.58"));
              assertThat(sheet.tenders())
                  .containsExactly(new SaleSheet.Paid("cash", "", "", "-5.00", ""));
              assertThat(sheet.note()).isEqualTo("spoilt");
              assertThat(sheet.refundOf()).isEqualTo("R1-0");
              assertThat(sheet.approvedBy()).isEqualTo("2001");
              assertThat(sheet.rounding()).isEmpty();
            });
  }

  @Test
  void tellsNothingOfALineThatIsDamagedOrNoSale() {
    assertThat(SaleSheet.of(LINE.substring(9), "en")).isEmpty();
    assertThat(SaleSheet.of(LINE.replace("sale.completed", "sale.melted"), "en")).isEmpty();
    assertThat(SaleSheet.of("{\"type\":\"till.locked\",\"v\":1,\"data\":{}}", "en")).isEmpty();
  }
}
