package canopy.till.catalogue.imports;

import canopy.till.catalogue.ImportReport.Changes;
import canopy.till.catalogue.ImportReport.Kind;
import canopy.till.catalogue.ImportReport.Remark;
import canopy.till.ui.Around;
import canopy.till.ui.Screen;
import canopy.till.ui.ScreenPictureTest;
import canopy.till.ui.manage.Surroundings;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GoodsImportPictureTest extends ScreenPictureTest {
  private static Screen screen(Surroundings around, Consumer<GoodsImportModel> state) {
    GoodsImportModel model = new GoodsImportModel();
    state.accept(model);
    return new GoodsImportScreen(around, model, Around.none(GoodsImportActions.class));
  }

  private static void checked(GoodsImportModel model) {
    model.step.set(ImportStep.CHECKED);
    model.file.set("/media/usb/商品-2026-03.csv");
    model.readAs.set("GB18030");
    model.linesRead.set(1_204);
    model.changes.set(new Changes(37, 112, 58, 1_049, 6));
    model.remarks.set(
        List.of(
            bad(14, Kind.CODE_CHECK_DIGIT, "6901234567893", "2"),
            bad(77, Kind.PRICE, "3,5O"),
            bad(102, Kind.DEPARTMENT_UNKNOWN, "bebidas"),
            bad(230, Kind.CODE_TAKEN, "6902083881405", "10077"),
            bad(231, Kind.CODE_ROUNDED, "6.90123E+12"),
            bad(888, Kind.FIELD_COUNT, "11", "12"),
            new RemarkRow(new Remark(40, Kind.PRICE_JUMP, List.of("3.50", "35.00")), false)));
  }

  private static RemarkRow bad(long line, Kind kind, String... arguments) {
    return new RemarkRow(new Remark(line, kind, List.of(arguments)), true);
  }

  @Test
  void nothingChosen() throws Exception {
    takeEach("goods-choose", around -> screen(around, model -> {}));
  }

  @Test
  void dryRun() throws Exception {
    takeEachAndLarge("goods-report", around -> screen(around, GoodsImportPictureTest::checked));
  }

  @Test
  void inForce() throws Exception {
    takeEach(
        "goods-done",
        around ->
            screen(
                around,
                model -> {
                  checked(model);
                  model.step.set(ImportStep.DONE);
                }));
  }

  @Test
  void headOfficeIsAsked() throws Exception {
    takeEach(
        "goods-asked",
        around ->
            screen(
                around,
                model -> {
                  checked(model);
                  model.asked.set(true);
                }));
  }
}
