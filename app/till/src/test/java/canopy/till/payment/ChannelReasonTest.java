package canopy.till.payment;

import static org.assertj.core.api.Assertions.assertThat;

import canopy.till.ui.Language;
import canopy.till.ui.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelReasonTest {
  @ParameterizedTest
  @CsvSource({
    "NOTENOUGH 用户余额不足, NOT_ENOUGH",
    "NOT_ENOUGH, NOT_ENOUGH",
    "ACQ.BUYER_BALANCE_NOT_ENOUGH 买家余额不足, NOT_ENOUGH",
    "64 卡上的余额不足, NOT_ENOUGH",
    "AUTH_CODE_EXPIRED, CODE_TOO_OLD",
    "ACQ.PAYMENT_AUTH_CODE_INVALID 支付授权码无效, CODE_TOO_OLD",
    "RULE_LIMIT, LIMIT",
    "33, LIMIT",
    "67, PASSWORD",
    "ACQ.USER_FACE_PAYMENT_SWITCH_OFF, ACCOUNT",
    "REVOKED, ENDED",
    "40002 Invalid Arguments, SET_UP",
    "TIME_OUT read timed out, NO_ANSWER",
    "BAD_SIGNATURE HTTP 200, NO_ANSWER",
    "HEAD_OFFICE_403 HTTP 403, HEAD_OFFICE",
    "SOMETHING_NEW 说不清, REFUSED"
  })
  void codesOfEveryChannelHaveASentence(String said, ChannelReason meaning) {
    assertThat(ChannelReason.of(said)).isEqualTo(meaning);
  }

  @Test
  void nothingSaidIsARefusalWithoutCode() {
    assertThat(ChannelReason.of("")).isEqualTo(ChannelReason.REFUSED);
    assertThat(ChannelReason.code("")).isEmpty();
  }

  @Test
  void codeIsWhatStandsBeforeTheChannelsOwnWords() {
    assertThat(ChannelReason.code("NOTENOUGH 用户余额不足")).isEqualTo("NOTENOUGH");
    assertThat(ChannelReason.code("64")).isEqualTo("64");
  }

  @ParameterizedTest
  @EnumSource(ChannelReason.class)
  void sentenceStandsInEveryLanguage(ChannelReason reason) {
    for (Language language : Language.values()) {
      Texts texts = new Texts(language);
      assertThat(texts.text(reason.key())).isNotEqualTo(reason.key());
    }
  }
}
