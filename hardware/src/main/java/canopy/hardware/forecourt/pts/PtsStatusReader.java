package canopy.hardware.forecourt.pts;

import canopy.hardware.forecourt.Fill;
import canopy.hardware.forecourt.FillDoubt;
import canopy.hardware.forecourt.FillKey;
import canopy.hardware.forecourt.FillLimit;
import canopy.hardware.forecourt.Hose;
import canopy.hardware.forecourt.Metered;
import canopy.hardware.forecourt.Totaliser;
import canopy.hardware.forecourt.pts.wire.PtsAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the controller says about pumps and fills (R129 sections 112 to 119, 126, 185). */
final class PtsStatusReader {
  private final String controller;
  private final PtsNumbers numbers;

  PtsStatusReader(String controller, PtsNumbers numbers) {
    this.controller = controller;
    this.numbers = numbers;
  }

  PtsStatus read(int pump, PtsAnswer answer) {
    JsonNode data = answer.data();
    if (!answer.ok()) {
      return new PtsStatus.Unreadable(answer.refusal().trouble().name(), answer.code());
    }
    if (data.path("Pump").asInt(pump) != pump) {
      return new PtsStatus.Unreadable("answer for another pump", -1);
    }
    try {
      return switch (answer.type()) {
        case "PumpIdleStatus" -> idle(pump, data);
        case "PumpFillingStatus" -> filling(data);
        case "PumpEndOfTransactionStatus" ->
            new PtsStatus.Ended(
                fill(pump, data, "", origin(data, "User", false)),
                data.path("NozzleUp").asInt(),
                limit(data));
        case "PumpOfflineStatus" -> offline(pump, data);
        case "PumpTotals" ->
            new PtsStatus.TotalsRead(
                new Hose(data.path("Nozzle").asInt(), data.path("FuelGradeId").asInt()),
                new Totaliser(
                    numbers.volumeMillilitres(data.path("Volume")),
                    numbers.amountMinor(data.path("Amount"))));
        default -> new PtsStatus.Aside(answer.type());
      };
    } catch (PtsNumbers.Unreadable e) {
      return new PtsStatus.Unreadable(String.valueOf(e.getMessage()), -1);
    }
  }

  private PtsStatus idle(int pump, JsonNode data) throws PtsNumbers.Unreadable {
    int nozzle = data.path("NozzleUp").asInt(data.path("Nozzle").asInt());
    Hose up = nozzle == 0 ? Hose.NONE : new Hose(nozzle, data.path("FuelGradeId").asInt());
    String request = data.path("Request").asText("");
    boolean ordered = orderedType(data).isTextual();
    PtsStatus.Armed armed =
        ordered || request.equals("PumpAuthorize")
            ? new PtsStatus.Armed(
                orderedNozzles(data), limit(data), data.path("Transaction").asInt())
            : null;
    Fill last =
        data.path("LastTransaction").asInt() == 0
            ? null
            : fill(pump, data, "Last", origin(data, "LastUser", true));
    List<Long> prices = new ArrayList<>();
    for (JsonNode price : data.path("NozzlePrices")) {
      prices.add(numbers.unitPriceTenthsOfMinor(price));
    }
    return new PtsStatus.Idle(up, request, armed, user(data, "User"), last, List.copyOf(prices));
  }

  private PtsStatus filling(JsonNode data) throws PtsNumbers.Unreadable {
    return new PtsStatus.Filling(
        new Hose(data.path("Nozzle").asInt(), data.path("FuelGradeId").asInt()),
        numbers.metered(data, ""),
        data.path("Transaction").asInt(),
        data.path("IsSuspended").asBoolean(),
        limit(data),
        user(data, "User"));
  }

  private PtsStatus offline(int pump, JsonNode data) throws PtsNumbers.Unreadable {
    boolean ended = data.path("State").asText().equals("EndOfTransaction") && data.has("Volume");
    Fill open = ended ? fill(pump, data, "", origin(data, "User", false)) : null;
    return new PtsStatus.Offline(open, user(data, "User"));
  }

  /** A fill from PumpTransactionInformation or ReportPumpTransactions. */
  Fill pastFill(int pump, JsonNode data, Fill.Origin origin) throws PtsNumbers.Unreadable {
    return fill(pump, data, "", origin);
  }

  private Fill fill(int pump, JsonNode data, String prefix, Fill.Origin origin)
      throws PtsNumbers.Unreadable {
    Set<FillDoubt> doubts = EnumSet.noneOf(FillDoubt.class);
    Metered metered = numbers.metered(data, prefix);
    if (numbers.isRounded(data.path(prefix + "Amount"))) {
      doubts.add(FillDoubt.AMOUNT_ROUNDED);
    }
    if (!PtsNumbers.isAmountPlausible(metered)) {
      doubts.add(FillDoubt.AMOUNT_NOT_VOLUME_TIMES_PRICE);
    }
    int transaction = data.path(prefix + "Transaction").asInt();
    if (transaction < 1 || transaction > 65_535) {
      throw new PtsNumbers.Unreadable("transaction " + transaction);
    }
    String endedAt = data.path(prefix + "DateTime").asText("");
    LocalDateTime end = time(endedAt);
    if (end == null) {
      doubts.add(FillDoubt.NO_TIME);
    }
    Totaliser totaliser =
        data.has(prefix + "TotalVolume")
            ? new Totaliser(
                numbers.volumeMillilitres(data.path(prefix + "TotalVolume")),
                numbers.amountMinor(data.path(prefix + "TotalAmount")))
            : null;
    return new Fill(
        new FillKey(controller, pump, transaction, end == null ? "" : endedAt),
        new Hose(data.path(prefix + "Nozzle").asInt(), data.path(prefix + "FuelGradeId").asInt()),
        metered,
        new Fill.Span(time(data.path(prefix + "DateTimeStart").asText("")), end),
        totaliser,
        origin,
        doubts);
  }

  private static Fill.Origin origin(JsonNode data, String userField, boolean closed) {
    boolean offline = data.path("IsOffline").asBoolean();
    return new Fill.Origin(user(data, userField), "", offline, closed);
  }

  /** The system user owns nothing: it reads as nobody. */
  private static String user(JsonNode data, String field) {
    String user = data.path(field).asText("");
    return user.equals("PTS") ? "" : user;
  }

  private static JsonNode orderedType(JsonNode data) {
    // R129 writes OrderedTypeAmount in one example.
    return data.has("OrderedType") ? data.path("OrderedType") : data.path("OrderedTypeAmount");
  }

  private static List<Integer> orderedNozzles(JsonNode data) {
    List<Integer> nozzles = new ArrayList<>();
    if (data.has("OrderedNozzle")) {
      nozzles.add(data.path("OrderedNozzle").asInt());
    }
    data.path("OrderedNozzles").forEach(n -> nozzles.add(n.asInt()));
    return List.copyOf(nozzles);
  }

  private @Nullable FillLimit limit(JsonNode data) throws PtsNumbers.Unreadable {
    JsonNode dose = data.path("OrderedDose");
    return switch (orderedType(data).asText("")) {
      case "FullTank" -> new FillLimit.FullTank();
      case "Amount" ->
          numbers.amountMinor(dose) > 0 ? new FillLimit.Amount(numbers.amountMinor(dose)) : null;
      case "Volume" ->
          numbers.volumeMillilitres(dose) > 0
              ? new FillLimit.Volume(numbers.volumeMillilitres(dose))
              : null;
      default -> null;
    };
  }

  static @Nullable LocalDateTime time(String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDateTime.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
