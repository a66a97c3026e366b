package canopy.hardware.forecourt;

/** Which till may sell a fill. */
public enum FillOwner {
  /** This till: it authorised the pump or has claimed the fill. */
  MINE,
  /** Nobody yet: the first till that claims it. */
  NOBODY,
  /** Another till. Shown, never sold here. */
  OTHER
}
