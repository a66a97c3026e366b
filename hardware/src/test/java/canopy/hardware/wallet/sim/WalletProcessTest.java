package canopy.hardware.wallet.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code128Reader;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process: its ready line, its phone, and its book after a kill. */
class WalletProcessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v(\\d+)h-1z");
  @TempDir Path folder;
  private final OkHttpClient http = new OkHttpClient();
  private Process process;
  private String url;

  @BeforeEach
  void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                WalletSimulator.class.getName(),
                "--folder",
                folder.toString(),
                "--keys",
                WalletFixture.KEYS.toString(),
                "--scenarios",
                "on")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // Not closed here: the process would lose its output.
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).startsWith("ready http=");
    url = "http://127.0.0.1:" + line.substring("ready http=".length()).strip();
  }

  @AfterEach
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Test
  void endsWithItsInput() throws Exception {
    process.getOutputStream().close();
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void keepsBookWhenKilled() throws Exception {
    control("{'customer':{'wallet':'wechat','id':'dora','balanceMinor':4200}}");
    kill();
    start();
    assertThat(post("/phone/state", "{'customer':'dora'}").path("balanceMinor").asLong())
        .isEqualTo(4200);
  }

  @Test
  void showsPhoneWithReadableCodes() throws Exception {
    assertThat(get("/phone")).contains("Show a payment code");
    String code = post("/phone/code", "{'wallet':'alipay'}").path("code").asText();
    assertThat(code).matches("(2[5-9]|30)[0-9]{16}");
    String qr = get("/phone/picture?text=" + code);
    assertThat(new QRCodeReader().decode(bitmap(qr, true)).getText()).isEqualTo(code);
    String bars = get("/phone/picture?kind=bars&text=" + code);
    assertThat(new Code128Reader().decode(bitmap(bars, false)).getText()).isEqualTo(code);
  }

  @Test
  void refusesNonsenseWithSentence() throws Exception {
    assertThat(post("/phone/scan", "{'text':'nothing'}").path("refused").asText())
        .isEqualTo("ORDER_UNKNOWN");
    assertThat(post("/phone/dance", "{}").path("error").asText()).contains("dance");
    assertThat(control("{'faults':[{'fault':'flood'}]}").path("error").asText()).contains("FLOOD");
    assertThat(post("/phone/code", "{'customer':'nobody'}").path("error").asText())
        .contains("nobody");
  }

  private JsonNode control(String order) throws IOException {
    return post("/control", order);
  }

  /** Apostrophes stand for quotation marks. */
  private JsonNode post(String path, String body) throws IOException {
    RequestBody sent = RequestBody.create(body.replace('\'', '"'), null);
    try (Response response =
        http.newCall(new Request.Builder().url(url + path).post(sent).build()).execute()) {
      return JSON.readTree(response.body().string());
    }
  }

  private String get(String path) throws IOException {
    try (Response response =
        http.newCall(new Request.Builder().url(url + path).build()).execute()) {
      assertThat(response.code()).isEqualTo(200);
      return response.body().string();
    }
  }

  /** Draws the modules of an SVG four pixels wide, as a scanner would see them. */
  private static BinaryBitmap bitmap(String svg, boolean hybrid) {
    Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
    assertThat(box.find()).isTrue();
    int width = Integer.parseInt(box.group(1)) * 4;
    int height = Integer.parseInt(box.group(2)) * 4;
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, 0xffffff);
    Matcher module = MODULE.matcher(svg);
    while (module.find()) {
      int left = Integer.parseInt(module.group(1)) * 4;
      int top = Integer.parseInt(module.group(2)) * 4;
      for (int y = top; y < top + Integer.parseInt(module.group(3)) * 4; y++) {
        Arrays.fill(pixels, y * width + left, y * width + left + 4, 0);
      }
    }
    RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
    return new BinaryBitmap(
        hybrid ? new HybridBinarizer(source) : new GlobalHistogramBinarizer(source));
  }
}
