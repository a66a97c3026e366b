package canopy.till.ui.manage;

import canopy.till.ui.Fx;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a manager's page keeps on the disk: written on a thread that may wait, and told on the FX
 * thread.
 *
 * @param background a thread that may wait for the disk
 */
public record DiskWork(Executor background) {
  private static final Logger LOG = LoggerFactory.getLogger(DiskWork.class);

  /** Writes files, and puts in force what they say. */
  public interface Keeping {
    void keep() throws IOException;
  }

  /**
   * Keeps something.
   *
   * @param what its name for the log
   * @param kept called once it is in force
   * @param failed called if it could not be kept
   */
  public void keep(String what, Keeping keeping, Runnable kept, Runnable failed) {
    background.execute(
        () -> {
          try {
            keeping.keep();
            Fx.run(kept);
          } catch (IOException | RuntimeException e) {
            LOG.error("{} could not be kept", what, e);
            Fx.run(failed);
          }
        });
  }
}
