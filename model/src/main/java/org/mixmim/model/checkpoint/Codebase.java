package org.mixmim.model.checkpoint;

/** Whose parameter names and conventions a file follows. */
public enum Codebase {
  /** Sense-X/MixMIM, and this program. */
  OFFICIAL,
  /** OpenMMLab's mmpretrain and its forebears mmselfsup and mmclassification. */
  OPENMMLAB
}
