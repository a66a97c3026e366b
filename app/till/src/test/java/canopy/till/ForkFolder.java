package canopy.till;

import java.nio.file.Path;

/** Folders below {@code target} of which each of the JVMs that share the tests has its own. */
public final class ForkFolder {
  /** Keys of wallets, made once; a simulator writes its address there, too. */
  public static final Path WALLET_KEYS =
      Path.of("target", "wallet-keys-" + System.getProperty("canopy.fork", "1")).toAbsolutePath();

  private ForkFolder() {}
}
