package canopy.channel.relay;

import java.util.Map;

/** Shows head office which till is asking. Called on any thread. */
@FunctionalInterface
public interface RequestSigner {
  /**
   * Headers to add.
   *
   * @param target path and query as they are sent
   * @param body as it is sent
   */
  Map<String, String> headers(String method, String target, String body);
}
