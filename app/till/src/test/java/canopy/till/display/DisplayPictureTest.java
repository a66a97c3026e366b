package canopy.till.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import canopy.core.emvco.MerchantPresented.Place;
import canopy.core.emvco.PayTemplates;
import canopy.core.quantity.Money;
import canopy.till.ui.Language;
import canopy.till.ui.Look;
import canopy.till.ui.PictureTest;
import canopy.till.ui.Theme;
import com.emv.qrcode.decoder.mpm.DecoderMpm;
import com.emv.qrcode.model.mpm.MerchantPresentedMode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DisplayPictureTest extends PictureTest {
  private static final String CODE = "weixin://wxpay/bizpayurl?pr=pIxXXXX";

  @Test
  void everyState() throws Exception {
    for (DisplayState state : DisplayState.values()) {
      for (Language language : Language.values()) {
        for (Theme theme : Theme.values()) {
          List<String> misfits = onFx(() -> picture(state, language, theme));
          assertThat(misfits).as(state + " " + language).isEmpty();
        }
      }
    }
  }

  @Test
  void everyReasonWhyNothingWasPaid() throws Exception {
    for (NotPaid why : NotPaid.values()) {
      for (Language language : Language.values()) {
        List<String> misfits =
            onFx(
                () -> {
                  DisplayModel model = new DisplayModel();
                  Look look = look(language);
                  model.state.set(DisplayState.NOT_PAID);
                  model.notPaid.set(why);
                  model.dueMinor.set(1_217_900);
                  Scene scene = new Scene(new DisplayScreen(look, model).root(), 1024, 600);
                  Theme.LIGHT.apply(scene);
                  return shoot("display-" + why + "-" + language.suffix(), scene);
                });
        assertThat(misfits).as(why + " " + language).isEmpty();
      }
    }
  }

  /** A phone that looks at the customer's window reads the code, with every wallet's camera. */
  @Test
  void theCodeCanBeReadFromThePicture() throws Exception {
    onFx(() -> picture(DisplayState.CODE, Language.CHINESE, Theme.DARK));
    BufferedImage seen =
        ImageIO.read(Path.of("target", "pictures", "display-CODE-zh_CN-DARK.png").toFile());
    BinaryBitmap bitmap =
        new BinaryBitmap(
            new HybridBinarizer(
                new RGBLuminanceSource(
                    seen.getWidth(),
                    seen.getHeight(),
                    seen.getRGB(
                        0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth()))));
    assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(CODE);
  }

  /** A bank's code, read from the picture and taken apart by programs that we did not write. */
  @Test
  void othersReadABanksCodeFromThePicture() throws Exception {
    String code =
        PayTemplates.pixStatic(
            "a@b.br", new Place("Canopy", "Recife", "BR"), Money.of(9600, "BRL"), "S00001012611");
    onFx(() -> picture(DisplayState.CODE, Language.SPANISH, Theme.LIGHT, code));
    Path png = Path.of("target", "pictures", "display-CODE-es-LIGHT.png");
    Process zbar;
    try {
      zbar = new ProcessBuilder("zbarimg", "-q", "--raw", png.toString()).start();
    } catch (IOException e) {
      assumeTrue(false, "zbarimg is missing");
      return;
    }
    String seen = new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(seen).isEqualTo(code);
    MerchantPresentedMode read = DecoderMpm.decode(seen, MerchantPresentedMode.class);
    assertThat(read.getTransactionAmount().getValue()).isEqualTo("96.00");
  }

  private static List<String> picture(DisplayState state, Language language, Theme theme)
      throws Exception {
    return picture(state, language, theme, CODE);
  }

  private static List<String> picture(
      DisplayState state, Language language, Theme theme, String code) throws Exception {
    Look look = look(language);
    DisplayModel model = new DisplayModel();
    model.state.set(state);
    model.station.set("虹桥路加油站");
    model.clock.set("14:05");
    model.grades.set(
        List.of(
            new GradePrice("92#", "7.459"),
            new GradePrice("95#", "7.86"),
            new GradePrice("98#", "9.02"),
            new GradePrice("0#", "7.46")));
    model.lines.set(
        List.of(
            new DisplayLine("95# 汽油", "23.41 L × 7.86", 18_400),
            new DisplayLine("Agua mineral sin gas 550 ml", "", 200),
            new DisplayLine("可乐 500ml", "2 × 3.50", 700)));
    model.totalMinor.set(17_900);
    model.discountMinor.set(1_200);
    model.dueMinor.set(1_217_900);
    model.paidMinor.set(10_000);
    model.changeMinor.set(2_100);
    model.code.set(code);
    model.wallet.set("微信支付");
    model.codeMinor.set(17_900);
    model.secondsLeft.set(97);
    Scene scene = new Scene(new DisplayScreen(look, model).root(), 1024, 600);
    theme.apply(scene);
    return shoot("display-" + state + "-" + language.suffix() + "-" + theme, scene);
  }
}
