package canopy.channel.wire;

import canopy.channel.BillAnswer;
import canopy.channel.QrAnswer;
import canopy.core.payment.Answer;
import java.util.function.Function;

/**
 * What is known after a request: what the channel verifiably said, or nothing that counts.
 *
 * @param <S> an answer in the channel's own words
 */
public sealed interface Heard<S> {
  /** The channel said it. */
  record Told<S>(S said) implements Heard<S> {}

  /** Nothing that counts. */
  record Nothing<S>(Answer answer) implements Heard<S> {}

  /** Something came that the channel has not said, or that nobody understands. */
  static <S> Heard<S> nothing(String code, Reply.Got got) {
    return new Nothing<>(Answer.unknown(code, "HTTP " + got.status()));
  }

  /** What that means for an order. */
  default Answer answer(Function<S, Answer> meaning) {
    return switch (this) {
      case Told<S>(S said) -> meaning.apply(said);
      case Nothing<S>(Answer answer) -> answer;
    };
  }

  /** What that means for a code that was to be shown. */
  default QrAnswer code(Function<S, QrAnswer> meaning) {
    return switch (this) {
      case Told<S>(S said) -> meaning.apply(said);
      case Nothing<S>(Answer answer) -> new QrAnswer(answer, null, null);
    };
  }

  /** What that means for a bill. */
  default BillAnswer bill(Function<S, BillAnswer> meaning) {
    return switch (this) {
      case Told<S>(S said) -> meaning.apply(said);
      case Nothing<S>(Answer answer) -> new BillAnswer.None(answer.code(), answer.message());
    };
  }
}
