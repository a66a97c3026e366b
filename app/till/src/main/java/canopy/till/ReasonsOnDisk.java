package canopy.till;

import canopy.core.shift.MovementReason;
import canopy.core.shift.ShiftSettings;
import canopy.till.shift.reasons.ReasonsPort;
import java.io.IOException;
import java.util.List;

/** Why cash moves, in the data folder and in force in the program. */
public record ReasonsOnDisk(TillProgram program) implements ReasonsPort {
  @Override
  public List<MovementReason> reasons() {
    return program.master().shifts().reasons();
  }

  @Override
  public void replace(List<MovementReason> next) throws IOException {
    ShiftSettings shifts = program.master().shifts().reasoning(next);
    program.folder().write(shifts);
    program.changeMaster(master -> master.keeping(shifts));
  }
}
