package canopy.till.training;

import canopy.core.command.OperatorCommand;
import canopy.core.command.Request;
import canopy.till.TillProgram;
import canopy.till.fuel.PumpBoard;
import canopy.till.loop.TillSnapshot;
import java.util.function.Supplier;

/**
 * What a window stands on: the real till, or one for practising in front of it. FX thread.
 *
 * @param training whether nothing counts here
 * @param till the real one, which knows which pumps are stopped and what is owed
 * @param pumps as they really are; in a training they are only looked at
 * @param stopAll stops every real pump
 * @param lock locks the real till, and ends a training
 * @param end ends a training; nothing on the real till
 */
public record Ground(
    boolean training,
    Supplier<TillSnapshot> till,
    Supplier<PumpBoard> pumps,
    Runnable stopAll,
    Runnable lock,
    Runnable end) {

  /** The real till. */
  public static Ground of(TillProgram till) {
    return new Ground(
        false,
        till.loop()::snapshot,
        till.forecourt()::board,
        till.forecourt()::stopAll,
        () -> {
          var _ = till.loop().submit(Request.system(new OperatorCommand.Lock()));
        },
        () -> {});
  }
}
