package org.mixmim.model.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is by its first bytes: a format that is read, or something to be told apart. */
enum FileKind {
  SAFETENSORS {
    @Override
    Checkpoint open(FileBytes file) {
      return SafetensorsFile.open(file);
    }
  },
  TORCH_ZIP {
    @Override
    Checkpoint open(FileBytes file) {
      return TorchZipFile.open(file);
    }
  },
  TORCH_LEGACY {
    @Override
    Checkpoint open(FileBytes file) {
      return TorchLegacyFile.open(file);
    }
  },
  EMPTY,
  WEB_PAGE,
  GIT_LFS,
  GGUF,
  HDF5,
  TAR,
  COMPRESSED,
  UNKNOWN;

  private static final int PICKLE = 0x80;
  private static final int LAST_PROTOCOL = 5;
  private static final int TAR_MARK = 257;
  private static final int TEXT_START = 256;

  /** Tells what a file is. */
  static FileKind of(FileBytes file) {
    if (file.size() == 0) {
      return EMPTY;
    }
    if (file.startsWith('P', 'K')) {
      return TORCH_ZIP;
    }
    if (file.startsWith(PICKLE) && file.size() > 1 && file.unsignedByte(1) <= LAST_PROTOCOL) {
      return TORCH_LEGACY;
    }
    if (file.startsWith('G', 'G', 'U', 'F')) {
      return GGUF;
    }
    if (file.startsWith(0x89, 'H', 'D', 'F')) {
      return HDF5;
    }
    if (file.startsWith(0x1F, 0x8B)
        || file.startsWith(0x28, 0xB5, 0x2F, 0xFD)
        || file.startsWith(0xFD, '7', 'z', 'X', 'Z')
        || file.startsWith('7', 'z', 0xBC, 0xAF)
        || file.startsWith('B', 'Z', 'h')) {
      return COMPRESSED;
    }
    if (file.size() > TAR_MARK + 5
        && new String(file.array(TAR_MARK, 5), StandardCharsets.US_ASCII).equals("ustar")) {
      return TAR;
    }
    String start =
        new String(
                file.array(0, (int) Math.min(TEXT_START, file.size())), StandardCharsets.ISO_8859_1)
            .strip()
            .toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml")) {
      return WEB_PAGE;
    }
    if (start.startsWith("version https://git-lfs")) {
      return GIT_LFS;
    }
    return SafetensorsFile.recognises(file) ? SAFETENSORS : UNKNOWN;
  }

  /**
   * Opens a file of this kind.
   *
   * @param file the bytes, which the checkpoint owns from here on
   * @throws CheckpointException if this kind is no model file, or the file is damaged
   */
  Checkpoint open(FileBytes file) {
    String kind = name().toLowerCase(Locale.ROOT).replace('_', '-');
    throw new CheckpointException(null, "checkpoint.kind-" + kind, file.name());
  }
}
