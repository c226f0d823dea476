package org.mixmim.model.image;

/** What becomes of the EXIF orientation that a camera notes beside the pixels. */
public enum Orientation {
  /** The picture is turned upright, as people and OpenMMLab's code see it. */
  APPLIED,
  /** The pixels stay as stored, as the original release sees them, which has TIFFs turned. */
  AS_STORED
}
