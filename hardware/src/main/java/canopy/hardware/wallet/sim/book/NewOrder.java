package canopy.hardware.wallet.sim.book;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as a merchant places it.
 *
 * @param wallet whose
 * @param orderNo the merchant's number
 * @param amountMinor more than 0
 * @param currency ISO 4217
 * @param subject what the customer reads
 * @param notifyUrl where the merchant wants to be told; null = nowhere
 * @param facts what the wallet has to give back later
 */
public record NewOrder(
    Wallet wallet,
    String orderNo,
    long amountMinor,
    String currency,
    String subject,
    @Nullable String notifyUrl,
    Map<String, String> facts) {}
