package canopy.till.crash;

import java.nio.file.Path;
import java.util.List;

/** A program to be crashed. */
public interface CrashSubject {
  /**
   * The command line of the writer: works on the folder until it is killed, and prints {@code ACK
   * <what>} and a line end, in one write, after each thing that it may tell somebody. When its disk
   * fails it prints {@code FAILED} and ends by itself.
   *
   * @param run number of this start, for names that never repeat
   */
  List<String> command(Path dataFolder, int run);

  /**
   * Opens the folder as the next start would and fails unless everything acknowledged is there
   * once.
   *
   * @param acknowledged what followed {@code ACK}, of all runs so far, in order
   * @return how many things there are, with those that were written but never acknowledged
   */
  int check(Path dataFolder, List<String> acknowledged) throws Exception;
}
