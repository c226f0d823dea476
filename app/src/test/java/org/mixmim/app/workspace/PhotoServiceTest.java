package org.mixmim.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mixmim.app.banner.Banners;
import org.mixmim.app.task.Tasks;
import org.mixmim.app.text.Language;
import org.mixmim.app.text.Messages;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.Orientation;
import org.mixmim.model.image.RgbImage;
import org.mixmim.model.zoo.SamplePhotos;

class PhotoServiceTest {
  /** Answers every dialog with the same files. */
  private record Answer(List<Path> files) implements FileDialogs {
    @Override
    public Optional<Path> open(ObservableValue<String> title, List<Kind> kinds) {
      return files.stream().findFirst();
    }

    @Override
    public List<Path> openSeveral(ObservableValue<String> title, List<Kind> kinds) {
      return files;
    }

    @Override
    public Optional<Path> save(ObservableValue<String> title, String name, List<Kind> kinds) {
      return files.stream().findFirst();
    }

    @Override
    public Optional<Path> folder(ObservableValue<String> title) {
      return Optional.empty();
    }
  }

  @TempDir Path folder;
  private final Messages messages = new Messages(Language.ENGLISH);
  private final Banners banners = new Banners(messages);
  private final List<Photo> opened = new ArrayList<>();
  private final RgbImage pixels = RgbImage.of(2, 1, new byte[] {1, 2, 3, 4, 5, 6});
  private Path good = Path.of("");
  private Path bad = Path.of("");

  @BeforeEach
  void write() throws IOException {
    good = folder.resolve("good.png");
    bad = folder.resolve("bad.jpg");
    ImageFiles.writePng(good, pixels);
    Files.writeString(bad, "no picture at all");
  }

  private PhotoService service(Path... answers) {
    return new PhotoService(Tasks.sameThread(), banners, new Answer(List.of(answers)), messages);
  }

  @Test
  void opensWhatItCanAndTellsOfTheRest() {
    service().open(List.of(bad, good), opened::addAll);
    assertThat(opened).hasSize(1);
    Photo photo = opened.getFirst();
    assertThat(photo.name()).isEqualTo("good.png");
    assertThat(photo.origin()).isEqualTo(new Photo.Origin.File(good.toAbsolutePath().normalize()));
    assertThat(photo.pixels(Orientation.APPLIED)).isEqualTo(pixels);
    assertThat(photo.sha256()).hasSize(64);
    assertThat(banners.shown()).hasSize(1);
    assertThat(banners.shown().getFirst().sentence().getValue()).contains("bad.jpg");
  }

  @Test
  void aBannerFollowsTheLanguage() {
    service().open(List.of(bad), opened::addAll);
    assertThat(opened).isEmpty();
    messages.languageProperty().set(Language.CHINESE);
    assertThat(banners.shown().getFirst().sentence().getValue())
        .contains("bad.jpg")
        .matches("(?s).*\\p{IsHan}.*");
  }

  @Test
  void asksForOnePhotograph() {
    assertThat(service(good).choose()).contains(good);
    assertThat(service().choose()).isEmpty();
  }

  @Test
  void opensWhatWasPasted() {
    service().openPasted(pixels, opened::addAll);
    assertThat(opened).hasSize(1);
    assertThat(opened.getFirst().origin()).isInstanceOf(Photo.Origin.Memory.class);
    assertThat(opened.getFirst().pixels(Orientation.APPLIED)).isEqualTo(pixels);
  }

  @Test
  void opensTheSamples() {
    service().openSamples(SamplePhotos.all().subList(0, 2), opened::addAll);
    assertThat(opened)
        .extracting(Photo::origin)
        .containsExactly(
            new Photo.Origin.Sample(SamplePhotos.all().get(0).id()),
            new Photo.Origin.Sample(SamplePhotos.all().get(1).id()));
    assertThat(opened.getFirst().pixels(Orientation.APPLIED).width()).isGreaterThan(100);
  }

  @Test
  void aChosenNameGetsItsKindsExtension() {
    FileDialogs.Kind png = new FileDialogs.Kind(new SimpleStringProperty("PNG"), List.of("png"));
    FileDialogs.Kind csv = new FileDialogs.Kind(new SimpleStringProperty("CSV"), List.of("csv"));
    List<FileDialogs.Kind> kinds = List.of(png, csv);
    assertThat(PlatformFileDialogs.withExtension(Path.of("a", "mask"), kinds, csv))
        .isEqualTo(Path.of("a", "mask.csv"));
    assertThat(PlatformFileDialogs.withExtension(Path.of("a", "mask.PNG"), kinds, csv))
        .isEqualTo(Path.of("a", "mask.PNG"));
  }
}
