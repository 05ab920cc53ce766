"""People as a camera sees them from some way off. Called by scenes; posed here, lit in figures.py.

A body is a chain of round limbs, one unit tall, feet at 0; x is across, y up, z to the camera.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float64]
Limb = tuple[float, float, float]
Shade = tuple[float, float, float]

SKIN: Shade = (0.34, 0.2, 0.13)
HAIR: Shade = (0.012, 0.01, 0.009)


@dataclass(frozen=True)
class Dress:
    """What a person wears; colours are linear light reflected."""

    coat: Shade = (0.03, 0.035, 0.05)
    legs: Shade = (0.018, 0.02, 0.028)
    shoes: Shade = (0.01, 0.01, 0.01)
    skin: Shade = SKIN
    hair: Shade = HAIR
    hem: float = 0.47
    flare: float = 0.0
    bulk: float = 1.0
    hat: str = ""
    hat_ink: Shade = (0.03, 0.03, 0.03)
    long_hair: bool = False
    stripe: Shade | None = None


@dataclass(frozen=True)
class Pose:
    """How a body stands; limbs are (swing forward, spread sideways, bend) in degrees."""

    yaw: float = 0.0
    lean: float = 2.0
    nod: float = 8.0
    tilt: float = 0.0
    left_arm: Limb = (4.0, 8.0, 14.0)
    right_arm: Limb = (-4.0, 8.0, 18.0)
    left_leg: Limb = (3.0, 3.0, 3.0)
    right_leg: Limb = (-3.0, 4.0, 3.0)
    dress: Dress = field(default_factory=Dress)

    def turned(self, yaw: float) -> Pose:
        """The same pose seen from another side (0 faces the camera, 180 its back, 90 right)."""
        return replace(self, yaw=yaw)

    def wearing(self, dress: Dress) -> Pose:
        """The same pose in other clothes."""
        return replace(self, dress=dress)


@dataclass(frozen=True)
class Round:
    """One limb: two balls and what lies between them."""

    start: Vector
    end: Vector
    thick: float
    thin: float
    ink: Shade


STANDING = Pose()
WALKING = Pose(
    lean=5,
    left_arm=(26, 6, 26),
    right_arm=(-24, 6, 12),
    left_leg=(-20, 1, 16),
    right_leg=(24, 1, 6),
)
HANDS_IN_POCKETS = Pose(left_arm=(-8, 14, 42), right_arm=(-6, 14, 44), nod=14)
SITTING = Pose(
    lean=6,
    nod=12,
    left_arm=(30, 8, 52),
    right_arm=(24, 9, 60),
    left_leg=(86, 6, 84),
    right_leg=(82, 8, 90),
)
POINTING = Pose(right_arm=(82, 12, 8), left_arm=(2, 10, 24))
HOLDING = Pose(left_arm=(30, 8, 78), right_arm=(28, 8, 82), nod=20)


def body(pose: Pose) -> list[Round]:
    """The limbs of a posed, dressed person, feet on the ground."""
    limbs = [*_trunk(pose), *_legs(pose), *_arms(pose), *_head(pose)]
    lowest = min(min(limb.start[1] - limb.thick, limb.end[1] - limb.thin) for limb in limbs)
    return [_placed(limb, pose.yaw, -lowest) for limb in limbs]


def _placed(limb: Round, yaw: float, lift: float) -> Round:
    turn = np.radians(yaw)
    spin = np.array(
        [[np.cos(turn), 0, np.sin(turn)], [0, 1, 0], [-np.sin(turn), 0, np.cos(turn)]],
    )
    up = np.array([0, lift, 0])
    return replace(limb, start=spin @ limb.start + up, end=spin @ limb.end + up)


def _swing(forward: float, spread: float, side: float) -> Vector:
    ahead, aside = np.radians(forward), np.radians(spread)
    return np.array(
        [np.sin(aside) * side, -np.cos(ahead) * np.cos(aside), np.sin(ahead) * np.cos(aside)],
    )


def _along(pose: Pose, height: float, across: float = 0.0, ahead: float = 0.0) -> Vector:
    """A place on the spine, `height` above the hips, leaning with it."""
    lean, tilt = np.radians(pose.lean), np.radians(pose.tilt)
    up = height * np.cos(lean) - ahead * np.sin(lean)
    out = height * np.sin(lean) + ahead * np.cos(lean)
    return np.array([across + up * np.sin(tilt), 0.52 + up * np.cos(tilt), out])


def _trunk(pose: Pose) -> list[Round]:
    dress = pose.dress
    fat = dress.bulk
    limbs = []
    for side in (-1.0, 1.0):
        shoulder = _along(pose, 0.272, 0.074 * side * fat)
        waist = _along(pose, 0.07, 0.047 * side * fat)
        limbs.append(Round(shoulder, waist, 0.05 * fat, 0.062 * fat, dress.coat))
        hip = _along(pose, -0.01, 0.045 * side * fat)
        limbs.append(Round(waist, hip, 0.062 * fat, 0.066 * fat, dress.coat))
        if dress.hem < 0.45:
            lean = pose.lean * 0.002
            hem = np.array([(0.05 + dress.flare) * side, dress.hem, lean])
            limbs.append(Round(hip, hem, 0.067 * fat, (0.062 + dress.flare) * fat, dress.coat))
    chest = (_along(pose, 0.25, 0, 0.012), _along(pose, 0.08, 0, 0.008))
    limbs.append(Round(*chest, 0.066 * fat, 0.07 * fat, dress.coat))
    for side in (-1.0, 1.0):
        slope = (_along(pose, 0.315, 0.02 * side), _along(pose, 0.285, 0.085 * side * fat))
        limbs.append(Round(*slope, 0.034, 0.036 * fat, dress.coat))
    if dress.stripe:
        band = [_along(pose, 0.13, 0.075 * s * fat, 0.03) for s in (-1, 1)]
        limbs.append(Round(band[0], band[1], 0.04 * fat, 0.04 * fat, dress.stripe))
    return limbs


def _legs(pose: Pose) -> list[Round]:
    dress, limbs = pose.dress, []
    for side, (swing, spread, bend) in ((1.0, pose.left_leg), (-1.0, pose.right_leg)):
        hip = _along(pose, 0, 0.048 * side) * np.array([1, 1, 0.4])
        knee = hip + 0.245 * _swing(swing, spread, side)
        ankle = knee + 0.235 * _swing(swing - bend, spread * 0.5, side)
        heel = ankle + 0.022 * _swing(swing - bend, 0, side)
        foot = heel + 0.085 * _swing(swing - bend + 82, 6, side)
        thick = dress.bulk**0.5
        limbs.append(Round(hip, knee, 0.064 * thick, 0.044 * thick, dress.legs))
        limbs.append(Round(knee, ankle, 0.044 * thick, 0.033 * thick, dress.legs))
        limbs.append(Round(heel, foot, 0.026, 0.021, dress.shoes))
    return limbs


def _arms(pose: Pose) -> list[Round]:
    dress, limbs = pose.dress, []
    for side, (swing, spread, bend) in ((1.0, pose.left_arm), (-1.0, pose.right_arm)):
        shoulder = _along(pose, 0.277, 0.1 * side * dress.bulk)
        upper = swing + pose.lean * 0.3
        elbow = shoulder + 0.165 * _swing(upper, spread, side)
        inward = spread - min(bend, 60) * 0.35
        wrist = elbow + 0.14 * _swing(upper + bend, inward, side)
        hand = wrist + 0.052 * _swing(upper + bend + 6, inward, side)
        thick = dress.bulk
        limbs.append(Round(shoulder, elbow, 0.04 * thick, 0.034 * thick, dress.coat))
        limbs.append(Round(elbow, wrist, 0.035 * thick, 0.026 * thick, dress.coat))
        limbs.append(Round(wrist, hand, 0.02, 0.018, dress.skin))
    return limbs


def _head(pose: Pose) -> list[Round]:
    dress = pose.dress
    neck = _along(pose, 0.292)
    look = np.radians(pose.lean * 0.7 + pose.nod)
    up = np.array([np.sin(np.radians(pose.tilt)), np.cos(look), np.sin(look)])
    ahead = np.array([0, -np.sin(look), np.cos(look)])
    chin = neck + 0.075 * up + 0.022 * ahead
    crown = neck + 0.125 * up + 0.004 * ahead
    back = neck + 0.125 * up - 0.016 * ahead
    limbs = [
        Round(neck - 0.02 * up, neck + 0.06 * up, 0.036, 0.032, dress.skin),
        Round(chin, crown + 0.012 * ahead, 0.036, 0.047, dress.skin),
        Round(back, crown + 0.012 * up, 0.052, 0.05, dress.hair),
    ]
    if dress.long_hair:
        limbs.append(Round(back, neck - 0.05 * ahead - 0.01 * up, 0.054, 0.042, dress.hair))
    return [*limbs, *_hat(dress, crown, up, ahead)]


def _hat(dress: Dress, crown: Vector, up: Vector, ahead: Vector) -> list[Round]:
    ink = dress.hat_ink
    brim, tip = crown + 0.022 * up, crown + 0.02 * up
    if dress.hat == "cap":
        peak = Round(tip + 0.03 * ahead, tip + 0.085 * ahead - 0.008 * up, 0.026, 0.012, ink)
        return [Round(brim - 0.012 * ahead, brim + 0.012 * ahead, 0.055, 0.053, ink), peak]
    if dress.hat == "helmet":
        return [Round(crown - 0.01 * ahead, crown + 0.018 * up, 0.062, 0.06, ink)]
    if dress.hat == "hood":
        fold = Round(crown - 0.03 * ahead, crown - 0.085 * up - 0.03 * ahead, 0.06, 0.062, ink)
        return [Round(crown, crown - 0.02 * ahead + 0.008 * up, 0.06, 0.062, ink), fold]
    if dress.hat == "straw":
        turns = [np.radians(a) for a in range(0, 360, 20)]
        side = np.array([1.0, 0, 0])
        rim = [brim + 0.1 * (np.cos(a) * side + np.sin(a) * ahead) - 0.02 * up for a in turns]
        return [Round(brim + 0.035 * up, edge, 0.03, 0.008, ink) for edge in rim]
    return []
