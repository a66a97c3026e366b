package canopy.till.receipt;

import canopy.core.command.CounterCommand;
import canopy.core.command.Request;
import canopy.core.state.PrintJob;
import canopy.till.loop.Outcome;
import canopy.till.loop.TillLoop;
import canopy.till.loop.Trouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the till what becomes of print jobs. Any thread. */
final class PrintNews {
  private static final Logger LOG = LoggerFactory.getLogger(PrintNews.class);
  private static final long FORCE_SECONDS = 10;

  private volatile @Nullable TillLoop loop;

  void connect(TillLoop till) {
    loop = till;
  }

  /** Null before the till has started. */
  @Nullable TillLoop till() {
    return loop;
  }

  CompletableFuture<Outcome> submit(CounterCommand.ReportPrint news) {
    TillLoop till = loop;
    return till == null
        ? CompletableFuture.completedFuture(new Outcome.Stopped(Trouble.ENDING))
        : till.submit(Request.system(news));
  }

  /** Waits until it is on the disk that a job begins. */
  Outcome began(String id) {
    try {
      return submit(new CounterCommand.ReportPrint(id, PrintJob.State.STARTED, ""))
          .get(FORCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Stopped(Trouble.ENDING);
    } catch (ExecutionException e) {
      LOG.error("the start of {} was not journalled", id, e);
      return new Outcome.Stopped(Trouble.PROGRAM_FAULT);
    } catch (TimeoutException e) {
      return new Outcome.Stopped(Trouble.BUSY);
    }
  }
}
