/**
 * How far human joints go, in degrees.
 *
 * Norms: American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring and Recording
 * (1965), as tabulated in Norkin & White, Measurement of Joint Motion. The spine's share of a
 * movement is split over the rig's joints; a split joint's range is its share, and the sums are
 * checked by the catalogue tests.
 */
export const JOINT_LIMITS = {
  /** Trunk, each of three joints. AAOS: flexion 80, extension 25, side 35, rotation 45 in sum. */
  lumbar: { flex: [-20, 40], side: [-15, 15], turn: [-5, 5] },
  thoracic: { flex: [-12, 30], side: [-12, 12], turn: [-20, 20] },
  upperThoracic: { flex: [-12, 30], side: [-12, 12], turn: [-20, 20] },
  /** Neck in two joints. AAOS: flexion 45, extension 45, side 45, rotation 60 in sum. */
  neck: { flex: [-35, 35], side: [-25, 25], turn: [-35, 35] },
  head: { flex: [-35, 25], side: [-22, 22], turn: [-35, 35] },
  /** Forward head to chin tuck, in body heights. */
  glide: [-0.02, 0.03],
  /** Shoulder girdle: protraction +, elevation +. */
  protract: [-26, 25],
  elevate: [-10, 35],
  /** Arm against the trunk. AAOS: flexion and abduction 180, extension 60. */
  raise: [-60, 180],
  /** The plane it rises in: 0 out to the side, 90 forward. AAOS: horizontal abduction 45 behind. */
  plane: [-45, 135],
  /** External +. AAOS: external 90, internal 70. */
  rotate: [-70, 90],
  /** AAOS: 0–150. */
  elbow: [0, 150],
  /** Pronation +. AAOS: 80 each way. */
  pronate: [-80, 80],
  /** Flexion +. AAOS: flexion 80, extension 70. */
  wrist: [-70, 80],
  /** A hand that is leant on is bent back passively: 90 in a push-up. */
  loadedWrist: [-90, 80],
  /** AAOS: flexion 120, extension 30. */
  hip: [-30, 120],
  /** Abduction +. AAOS: abduction 45, adduction 30. */
  abduct: [-30, 45],
  /** External +. AAOS: 45 each way. */
  hipRotate: [-45, 45],
  /** AAOS: 0–135; sitting on the heels takes up to 157 (Hemmerich et al. 2006). */
  knee: [0, 157],
  /** Dorsiflexion +. AAOS: dorsiflexion 20, plantar flexion 50. */
  ankle: [-50, 20],
} as const;
