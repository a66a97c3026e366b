package canopy.till.receipt.search;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.receipt.search.ReceiptRow.Returned;
import canopy.till.ui.Around;
import canopy.till.ui.Notice;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.manage.Paper.Line;
import canopy.till.ui.manage.Surroundings;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ReceiptsPictureTest extends ScreenPictureTest {
  private static final ReceiptRow MIXED =
      new ReceiptRow(
          "R1-260302-0017",
          "3月2日",
          "13:58",
          "95# 23.41 L, 可乐 500ml, +2",
          "",
          "王芳",
          17900,
          1,
          Returned.PARTLY);

  private static Screen screen(Surroundings around, Consumer<ReceiptsModel> state) {
    ReceiptsModel model = new ReceiptsModel();
    state.accept(model);
    return new ReceiptsScreen(around, model, Around.none(ReceiptsActions.class));
  }

  /** The first Esc gives the refund up, the next one leaves the page. */
  @Test
  void escGoesOneStepBack() throws Exception {
    List<String> done = new ArrayList<>();
    ReceiptsActions actions =
        (ReceiptsActions)
            Proxy.newProxyInstance(
                ReceiptsActions.class.getClassLoader(),
                new Class<?>[] {ReceiptsActions.class},
                (proxy, method, arguments) -> {
                  done.add(method.getName());
                  return null;
                });
    takeEach(
        "receipts-escape",
        around -> {
          ReceiptsModel model = new ReceiptsModel();
          Screen screen = new ReceiptsScreen(around, model, actions);
          model.refunding.set(true);
          escape(screen);
          assertThat(done).contains("stopRefund");
          done.clear();
          model.refunding.set(false);
          escape(screen);
          assertThat(done).doesNotContain("stopRefund");
          return screen;
        });
  }

  private static void escape(Screen screen) {
    screen.keys().entries().stream()
        .filter(entry -> entry.shown().equals("Esc"))
        .findFirst()
        .orElseThrow()
        .action()
        .run();
  }

  private static void list(ReceiptsModel model) {
    model.rows.set(
        List.of(
            new ReceiptRow(
                "R1-260302-0018",
                "3月2日",
                "14:02",
                "农夫山泉 550ml",
                "",
                "王芳",
                200,
                0,
                Returned.NOTHING),
            MIXED,
            new ReceiptRow(
                "R1-260302-0016",
                "3月2日",
                "13:40",
                "92# 38.20 L",
                "",
                "陈晓",
                28612,
                0,
                Returned.NOTHING),
            new ReceiptRow(
                "R1-260302-0015",
                "3月2日",
                "13:31",
                "玻璃水 2L",
                "",
                "王芳",
                -1890,
                0,
                Returned.IS_REFUND),
            new ReceiptRow(
                "R1-260302-0014", "3月2日", "13:22", "玻璃水 2L", "", "王芳", 1890, 0, Returned.ALL),
            new ReceiptRow(
                "R1-260302-0013",
                "3月2日",
                "12:58",
                "0# 412.00 L",
                "",
                "陈晓",
                1234567,
                2,
                Returned.NOTHING)));
  }

  private static void chosen(ReceiptsModel model) {
    list(model);
    model.selected.set(MIXED);
    model.preview.set(
        List.of(
            Line.title("虹桥路加油站"),
            Line.centred("上海市虹桥路 1200 号"),
            Line.rule(),
            Line.small("R1-260302-0017", "2026-03-02 13:58"),
            Line.small("王芳", "1"),
            Line.rule(),
            Line.plain("95# 汽油  3号机", "184.00"),
            Line.small("23.41 L × 7.86", ""),
            Line.plain("可乐 500ml × 2", "7.00"),
            Line.small("折扣", "-12.00"),
            Line.rule(),
            Line.total("合计", "¥ 179.00"),
            Line.plain("现金", "200.00"),
            Line.plain("找零", "21.00"),
            Line.rule(),
            Line.small("其中税额", "20.59")));
  }

  @Test
  void noReceiptsYet() throws Exception {
    takeEach("receipts-none", around -> screen(around, model -> {}));
  }

  @Test
  void receiptPreview() throws Exception {
    takeEachAndLarge(
        "receipts-list",
        around ->
            screen(
                around,
                model -> {
                  chosen(model);
                  model.notice.set(Notice.of(Notice.Level.DONE, "receipts.printing", 1));
                }));
  }

  @Test
  void refundByLine() throws Exception {
    takeEach(
        "receipts-refund",
        around ->
            screen(
                around,
                model -> {
                  chosen(model);
                  model.refunding.set(true);
                  model.refundMinor.set(350);
                  model.refundLines.set(
                      List.of(
                          new RefundLine(1, "95# 汽油", 1, 1, 0, "184.00", "23.41 L"),
                          new RefundLine(2, "益达木糖醇口香糖薄荷 56g", 3, 2, 1, "10.50", ""),
                          new RefundLine(3, "红富士苹果", 1, 1, 1, "8.12", "0.580 kg"),
                          new RefundLine(4, "Agua mineral sin gas 550 ml", 2, 0, 0, "4.00", "")));
                }));
  }
}
