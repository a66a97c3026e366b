package canopy.hardware.forecourt.pts.wire;

import canopy.hardware.forecourt.ForecourtTrouble;
import canopy.hardware.forecourt.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * The answer to one packet.
 *
 * @param code 0 = no error, else the specification's error code; -1 = the packet was not answered
 */
public record PtsAnswer(String type, int code, JsonNode data) {
  public static final PtsAnswer NONE = new PtsAnswer("", -1, MissingNode.getInstance());

  public boolean ok() {
    return code == 0;
  }

  /** Busy with something short: worth asking again after the next poll. */
  public boolean isTryAgain() {
    return code == 41 || code == 101;
  }

  /** The controller's code as a reason (R129, error codes). */
  public Refusal refusal() {
    ForecourtTrouble trouble =
        switch (code) {
          case 6 -> ForecourtTrouble.NO_PERMISSION;
          case 8 -> ForecourtTrouble.POWER_DOWN;
          case 20, 52 -> ForecourtTrouble.PUMP_NOT_CONFIGURED;
          case 22, 27 -> ForecourtTrouble.FILL_UNKNOWN;
          case 29, 30, 31, 32, 33, 57 -> ForecourtTrouble.GRADE_NOT_AVAILABLE;
          case 38, 78, 100 -> ForecourtTrouble.PRICE_WRONG;
          case 39 -> ForecourtTrouble.AUTHORISED_DIFFERENTLY;
          case 40 -> ForecourtTrouble.IN_USE_BY;
          case 41, 101 -> ForecourtTrouble.PUMP_BUSY;
          case 42 -> ForecourtTrouble.PUMP_FUELLING;
          case 43 -> ForecourtTrouble.PUMP_NOT_FUELLING;
          case 46, 91 -> ForecourtTrouble.NOT_OWNER;
          case 65 -> ForecourtTrouble.TANK_LOW;
          case 69 -> ForecourtTrouble.FILL_CLOSED;
          case 115 -> ForecourtTrouble.CLOCK_NOT_SET;
          case -1 -> ForecourtTrouble.CONTROLLER_NOT_UNDERSTOOD;
          default -> ForecourtTrouble.REFUSED_BY_CONTROLLER;
        };
    String detail =
        trouble == ForecourtTrouble.IN_USE_BY
            ? data.path("User").asText("")
            : Integer.toString(code);
    return new Refusal(trouble, detail);
  }
}
