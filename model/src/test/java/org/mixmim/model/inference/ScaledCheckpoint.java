package org.mixmim.model.inference;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.mixmim.model.checkpoint.Checkpoint;
import org.mixmim.model.checkpoint.CheckpointFormat;
import org.mixmim.model.checkpoint.ScalarType;
import org.mixmim.model.checkpoint.StoredTensor;

/** A checkpoint some of whose tensors are multiplied, told by the ends of their names. */
record ScaledCheckpoint(Checkpoint file, Map<String, Float> factors) implements Checkpoint {
  @Override
  public SequencedMap<String, StoredTensor> tensors() {
    SequencedMap<String, StoredTensor> scaled = new LinkedHashMap<>();
    file.tensors()
        .forEach(
            (name, tensor) ->
                scaled.put(
                    name,
                    factors.entrySet().stream()
                        .filter(factor -> matches(name, factor.getKey()))
                        .findFirst()
                        .<StoredTensor>map(factor -> new Scaled(tensor, factor.getValue()))
                        .orElse(tensor)));
    return scaled;
  }

  private static boolean matches(String name, String end) {
    return name.equals(end) || name.endsWith("." + end);
  }

  @Override
  public CheckpointFormat format() {
    return file.format();
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public Map<String, String> metadata() {
    return file.metadata();
  }

  @Override
  public String sha256() {
    return file.sha256();
  }

  @Override
  public void requireUnchanged() {
    file.requireUnchanged();
  }

  @Override
  public void close() {
    file.close();
  }

  private record Scaled(StoredTensor tensor, float factor) implements StoredTensor {
    @Override
    public String name() {
      return tensor.name();
    }

    @Override
    public ScalarType type() {
      return tensor.type();
    }

    @Override
    public List<Long> shape() {
      return tensor.shape();
    }

    @Override
    public float[] toFloats() {
      float[] values = tensor.toFloats();
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
      return values;
    }

    @Override
    public byte[] toBytes() {
      return tensor.toBytes();
    }

    @Override
    public Optional<ByteBuffer> mappedFloats() {
      return Optional.empty();
    }

    @Override
    public Optional<ByteBuffer> mappedHalves() {
      return Optional.empty();
    }
  }
}
