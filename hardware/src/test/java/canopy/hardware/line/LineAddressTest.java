package canopy.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineAddressTest {
  @Test
  void readsASerialPortWithDefaultsAndOptions() {
    assertThat(LineAddress.parse("serial:/dev/ttyUSB0"))
        .isEqualTo(
            new LineAddress.Serial(
                "/dev/ttyUSB0", 9600, 8, LineAddress.Parity.NONE, 1, LineAddress.Flow.NONE));
    assertThat(
            LineAddress.parse("serial:COM12?baud=115200&bits=7&parity=even&stop=2&flow=xon-xoff"))
        .isEqualTo(
            new LineAddress.Serial(
                "COM12", 115200, 7, LineAddress.Parity.EVEN, 2, LineAddress.Flow.XON_XOFF));
  }

  @Test
  void readsTheOtherKinds() {
    assertThat(LineAddress.parse("tcp:[2001:db8::7]:9100"))
        .isEqualTo(new LineAddress.Tcp("2001:db8::7", 9100));
    assertThat(LineAddress.parse("file:/dev/usb/lp0"))
        .isEqualTo(new LineAddress.DeviceFile(Path.of("/dev/usb/lp0")));
    assertThat(LineAddress.parse("none:")).isEqualTo(new LineAddress.None());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serial:/dev/ttyS0?baud=19200&bits=8&parity=odd&stop=1&flow=rts_cts",
        "tcp:192.0.2.7:9100",
        "tcp:[2001:db8::7]:9100",
        "file:/dev/usb/lp0",
        "loop:printer",
        "none:"
      })
  void textReadsBackTheSame(String text) {
    assertThat(LineAddress.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "printer",
        "usb:1",
        "tcp:host",
        "tcp:host:0",
        "tcp:host:65536",
        "tcp::9100",
        "serial:",
        "serial:/dev/x?baud=fast",
        "serial:/dev/x?baud=1",
        "serial:/dev/x?speed=9600",
        "serial:/dev/x?parity=maybe",
        "serial:/dev/x?baud",
        "file:",
        "loop:"
      })
  void refusesWhatCannotBeAnAddressWithAReason(String text) {
    assertThatThrownBy(() -> LineAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }
}
