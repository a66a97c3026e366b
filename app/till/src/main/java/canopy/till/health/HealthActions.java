package canopy.till.health;

/** What can be done about the till's health. FX thread. */
interface HealthActions {
  void act(HealthAct act);

  /** Prints a failed or doubtful job again. */
  void retry(String jobId);

  /** The job is not wanted any more, or was seen on paper. */
  void dismiss(String jobId);
}
