package canopy.till.payment.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import canopy.core.bill.BillItem;
import canopy.core.bill.Category;
import canopy.core.bill.CategorySum;
import canopy.core.bill.Resolution;
import canopy.core.quantity.Money;
import canopy.till.report.export.FileProgress;
import canopy.till.report.export.StopsAt;
import canopy.till.store.query.StoredBill;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillExportTest {
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

  @TempDir Path folder;

  @Test
  void writesEveryLineAndTheSumsOfTheCategories() throws Exception {
    BillRow difference =
        new BillRow(
            "P:A1",
            Category.ONLY_CHANNEL,
            BillItem.Kind.PAYMENT,
            "A1",
            null,
            "4200",
            "",
            700L,
            null,
            NOON,
            false,
            false,
            new StoredBill.Resolved(Resolution.BOOKED, "=HYPERLINK(\"x\")", "1003", NOON, ""),
            List.of());
    BillRow refund =
        new BillRow(
            "R:R1",
            Category.REFUNDED,
            BillItem.Kind.REFUND,
            "A2",
            "R1",
            null,
            "R1-261121-00042",
            -1_250L,
            -1_250L,
            NOON,
            false,
            false,
            null,
            List.of());
    CategorySum sum =
        new CategorySum(Category.REFUNDED, 1, Money.of(-1_250, "CNY"), Money.of(-1_250, "CNY"));
    Path file = folder.resolve("bill.csv");
    BillExport export =
        new BillExport(
            "wechat", LocalDate.of(2026, 11, 21), List.of(difference, refund), List.of(sum), 2);
    Files.writeString(file, "of before");
    assertThatThrownBy(() -> export.saved(file, new StopsAt(1)))
        .isInstanceOf(CancellationException.class);
    assertThat(file).hasContent("of before");
    export.saved(file, new FileProgress());
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    assertThat(Files.readString(file, StandardCharsets.UTF_8).lines())
        .containsExactly(
            "\uFEFFchannel,day,category,kind,order,refund,channel_no,sale,there,here,time,state,"
                + "resolution,reason,by",
            "wechat,2026-11-21,only_channel,payment,A1,,4200,,7.00,,2026-11-21T04:00:00Z,settled,"
                + "booked,\"'=HYPERLINK(\"\"x\"\")\",1003",
            "wechat,2026-11-21,refunded,refund,A2,R1,,R1-261121-00042,-12.50,-12.50,"
                + "2026-11-21T04:00:00Z,fits,,,",
            "wechat,2026-11-21,refunded,sum,1,,,,-12.50,-12.50,,,,,");
  }
}
