package org.mixmim.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MergingOrderTest {
  /** Where the original release and OpenMMLab begin their counts of the four joined tokens. */
  private static final int[] TO_OPENMMLAB = {0, 2, 1, 3};

  private static StoredTensor tensor(float[] values, Long... shape) {
    return TensorView.whole(
        "test", "stored", ScalarType.FLOAT32, List.of(shape), MemorySegment.ofArray(values));
  }

  /** {@code W.view(o, 4, C)[:, [0, 2, 1, 3]].transpose(1, 2).reshape(o, 4C)}, in loops. */
  private static float[] toOpenMmlab(float[] official, int rows, int channels) {
    float[] converted = new float[official.length];
    int at = 0;
    for (int row = 0; row < rows; row++) {
      for (int channel = 0; channel < channels; channel++) {
        for (int place : TO_OPENMMLAB) {
          converted[at] = official[(row * 4 + place) * channels + channel];
          at++;
        }
      }
    }
    return converted;
  }

  @Test
  void undoesTheConversionOfTheSpecification() {
    float[] official = new float[2 * 4 * 3];
    IntStream.range(0, official.length).forEach(i -> official[i] = i);
    StoredTensor stored = tensor(toOpenMmlab(official, 2, 3), 2L, 12L);
    StoredTensor ours = MergingOrder.ofOpenMmlab("layers.0.downsample.reduction.weight", stored);
    assertThat(ours.toFloats()).containsExactly(official);
    assertThat(ours.toBytes()).isEqualTo(tensor(official, 2L, 12L).toBytes());
    assertThat(ours.shape()).isEqualTo(stored.shape());
  }

  @Test
  void convertsNormsLikeOneRow() {
    float[] official = {0, 1, 2, 3, 4, 5, 6, 7};
    StoredTensor stored = tensor(toOpenMmlab(official, 1, 2), 8L);
    assertThat(MergingOrder.ofOpenMmlab("layers.2.downsample.norm.bias", stored).toFloats())
        .containsExactly(official);
  }

  @Test
  void leavesOtherTensorsAlone() {
    StoredTensor stored = tensor(new float[8], 8L);
    assertThat(MergingOrder.ofOpenMmlab("layers.0.blocks.0.norm1.weight", stored)).isSameAs(stored);
    assertThat(MergingOrder.ofOpenMmlab("norm.weight", stored)).isSameAs(stored);
  }
}
