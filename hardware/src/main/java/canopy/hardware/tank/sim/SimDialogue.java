package canopy.hardware.tank.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * One line's side of the gauge: collects questions from bytes cut anywhere and answers them. Line
 * ends after a question are passed over, as a real gauge does.
 */
final class SimDialogue {
  private static final int SOH = 0x01;
  private static final int ESC = 0x1B;
  private static final int CODE = 6;
  private static final String UNKNOWN = "9999FF1B";

  /**
   * What is to be sent.
   *
   * @param text one byte each, already damaged if it is to be
   * @param afterMillis how long to wait before
   * @param pieceBytes in pieces of so many; 0 for whole
   */
  record Answer(String text, int afterMillis, int pieceBytes) {}

  private final SimTanks station;
  private final SimPacked packed;
  private final SimPrinted printed;
  private final StringBuilder question = new StringBuilder();
  private boolean asked;

  SimDialogue(SimTanks station) {
    this.station = station;
    this.packed = new SimPacked(station);
    this.printed = new SimPrinted(station);
  }

  /** Takes bytes; the answers to the questions that they completed. */
  List<Answer> take(byte[] bytes, int count) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int b = bytes[i] & 0x7F;
      if (b == SOH || b == ESC) {
        question.setLength(0);
        asked = b == SOH;
      } else if (asked) {
        question.append((char) b);
        if (question.length() == station.console.securityCode().length() + CODE) {
          asked = false;
          answer(question.toString(), answers);
        }
      }
    }
    return answers;
  }

  private void answer(String question, List<Answer> answers) {
    String security = station.console.securityCode();
    if (!question.startsWith(security)) {
      return;
    }
    String code = question.substring(security.length());
    synchronized (station) {
      SimFaults faults = station.faults;
      if (faults.silent || faults.offline || faults.deafTo.contains(code.substring(1, 4))) {
        return;
      }
      String whole = (char) SOH + text(code) + (char) 0x03;
      if (faults.noises > 0) {
        faults.noises--;
        whole = "~~\u0003i20" + whole;
      }
      if (faults.cuts > 0) {
        faults.cuts--;
        whole = whole.substring(0, Math.min(whole.length(), faults.cutAfterBytes));
      }
      answers.add(new Answer(whole, faults.slowMillis, faults.pieceBytes));
    }
  }

  private String text(String code) {
    SimFaults faults = station.faults;
    String tank = code.substring(4);
    if (faults.unknown.contains(code.substring(1, 4)) || !tank.matches("\\d\\d")) {
      return UNKNOWN;
    }
    int number = Integer.parseInt(tank);
    List<SimTank> tanks =
        station.tanks.stream().filter(t -> number == 0 || t.number == number).toList();
    String answer =
        switch (code.charAt(0)) {
          case 'i' -> faults.displayOnly ? "" : packed.answer(code, tanks);
          case 'I' -> printed.answer(code, tanks);
          default -> "";
        };
    return answer.isEmpty() ? UNKNOWN : answer;
  }
}
