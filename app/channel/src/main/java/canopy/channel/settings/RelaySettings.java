package canopy.channel.settings;

import canopy.channel.PayChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel whose keys are at head office.
 *
 * @param account the account's name at head office, of {@code a-z 0-9 -}
 * @param currency ISO 4217
 * @param capabilities what head office can do with it
 * @param headOfficeKey file with the Ed25519 key that answers are signed with
 * @param endpoint with head office's address
 */
public record RelaySettings(
    String id,
    String account,
    String currency,
    Set<PayChannel.Capability> capabilities,
    String headOfficeKey,
    @Nullable Endpoint endpoint)
    implements ChannelSettings {
  public RelaySettings {
    capabilities = capabilities == null ? Set.of() : Set.copyOf(capabilities);
  }
}
