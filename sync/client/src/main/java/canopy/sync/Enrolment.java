package canopy.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The beginning and the end of a till's time with head office. Calls wait for the network: not on
 * the till or screen thread.
 */
public final class Enrolment {
  /**
   * What head office says to a till that it takes on.
   *
   * @param site the station's number
   * @param till the till's short name
   * @param keyId by which name it keeps the key
   * @param name the station's, as head office has it
   * @param zone IANA name
   * @param currency ISO 4217
   * @param head what it has of this till's journal: of a machine before this one, if not 0
   */
  public record Enrolled(
      String site,
      String till,
      String keyId,
      String name,
      String zone,
      String currency,
      Head head) {}

  /**
   * Which till a machine is set up to be. A code that was made for another one is not taken.
   *
   * @param site the station's number
   * @param till the till's short name
   * @param program version of the till's program
   */
  public record Machine(String site, String till, String program) {}

  private Enrolment() {}

  /**
   * What {@link #enrol} would answer. Head office takes nothing: the code is good for later, and
   * the machine that is this till by now goes on.
   */
  public static Enrolled look(HeadOfficeLine line, String code, TillKey key, Machine machine)
      throws LineTrouble {
    return ask(line, request(code, key, machine).put("look", true), key);
  }

  /**
   * Makes the key known by a one-time code: from then on this machine is the till, and no other. If
   * the answer is lost the same call may be made again.
   *
   * @param line without a key
   * @param code as a person typed it
   * @throws LineTrouble {@code OTHER_TILL} if the code was made for another till; nothing is
   *     changed
   */
  public static Enrolled enrol(HeadOfficeLine line, String code, TillKey key, Machine machine)
      throws LineTrouble {
    return ask(line, request(code, key, machine), key);
  }

  private static ObjectNode request(String code, TillKey key, Machine machine) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("code", code.strip())
        .put("publicKey", key.publicKey())
        .put("site", machine.site())
        .put("till", machine.till())
        .put("program", machine.program());
  }

  private static Enrolled ask(HeadOfficeLine line, ObjectNode request, TillKey key)
      throws LineTrouble {
    Answer answer =
        line.post("/v1/enrolments", HeadOfficeLine.JSON, HeadOfficeLine.utf8(request.toString()))
            .orTrouble();
    JsonNode json = answer.json();
    Enrolled enrolled =
        new Enrolled(
            json.path("site").asText(),
            json.path("till").asText(),
            json.path("keyId").asText(),
            json.path("name").asText(),
            json.path("zone").asText(),
            json.path("currency").asText(),
            answer.head());
    if (!enrolled.site().equals(request.path("site").asText())
        || !enrolled.till().equals(request.path("till").asText())
        || !enrolled.keyId().equals(key.keyId())) {
      throw answer.notUnderstood();
    }
    return enrolled;
  }

  /** What head office has of this till's journal now. */
  public static Head head(HeadOfficeLine line) throws LineTrouble {
    return line.get("/v1/till").orTrouble().head();
  }

  /**
   * Ends it for good: head office retires the key.
   *
   * @param seq number of the last line of the journal
   * @throws LineTrouble {@code LINES_MISSING} as long as head office does not have that line
   */
  public static void signOff(HeadOfficeLine line, long seq) throws LineTrouble {
    String body = JsonNodeFactory.instance.objectNode().put("seq", seq).toString();
    line.post("/v1/till/sign-off", HeadOfficeLine.JSON, HeadOfficeLine.utf8(body)).orTrouble();
  }
}
