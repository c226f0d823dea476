package org.mixmim.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.model.zoo.DownloadProgress;

class ModelNumbersTest {
  @ParameterizedTest
  @CsvSource({"12, 12", "22178, 22.2 k", "88344352, 88.3 M", "1500000000, 1.50 G"})
  void countsAreReadable(long count, String words) {
    assertThat(ModelNumbers.count(count, Locale.ENGLISH)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"999, 999 B", "423000, 423 kB", "5200000, 5.2 MB", "460000000, 460 MB"})
  void bytesAreReadable(long bytes, String words) {
    assertThat(ModelNumbers.bytes(bytes, Locale.ENGLISH)).isEqualTo(words);
  }

  @Test
  void aDownloadTellsHowFarHowFastAndHowLongStill() {
    DownloadProgress progress =
        new DownloadProgress(
            DownloadProgress.Phase.RECEIVING,
            120_000_000,
            OptionalLong.of(460_000_000),
            5.2e6,
            Optional.of(Duration.ofSeconds(65)));

    assertThat(DownloadCard.words(progress, new Messages(Language.ENGLISH).of(ModelsView.class)))
        .isEqualTo("Receiving · 120 MB of 460 MB · 5.2 MB a second · 1:05 left");
  }

  @Test
  void aDurationFollowsTheLanguageOfTheWindowAndNotThePlace() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("ar", "EG"));
    try {
      assertThat(ModelNumbers.duration(Duration.ofSeconds(3665), Locale.ENGLISH))
          .isEqualTo("1:01:05");
      assertThat(ModelNumbers.duration(Duration.ofSeconds(65), Locale.ENGLISH)).isEqualTo("1:05");
    } finally {
      Locale.setDefault(before);
    }
  }
}
