package canopy.till.payment;

import canopy.core.command.Request;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.TillSnapshot;
import java.util.concurrent.CompletableFuture;

/** What the payment desk needs of the till loop. Any thread; never waits. */
public interface PayTill {
  /** Asks for something; the answer comes when it is durable. */
  CompletableFuture<Outcome> submit(Request request);

  /** The newest snapshot. */
  TillSnapshot snapshot();

  /** The till loop as this. */
  static PayTill of(TillLoop loop) {
    return new PayTill() {
      @Override
      public CompletableFuture<Outcome> submit(Request request) {
        return loop.submit(request);
      }

      @Override
      public TillSnapshot snapshot() {
        return loop.snapshot();
      }
    };
  }
}
