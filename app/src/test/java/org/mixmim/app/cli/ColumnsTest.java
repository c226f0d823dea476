package org.mixmim.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ColumnsTest {
  @Test
  void cellsStandUnderEachOther() {
    List<String> lines = new Columns().row("a", "long", "x").row("name", "b", "y").lines();

    assertThat(lines).containsExactly("a     long  x", "name  b     y");
  }

  @Test
  void ideographsTakeTwoCells() {
    List<String> lines = new Columns().row("图像", "1").row("abcd", "2").lines();

    assertThat(lines).containsExactly("图像  1", "abcd  2");
  }
}
