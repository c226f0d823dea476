package org.mixmim.app.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mixmim.app.session.SessionPhoto;
import org.mixmim.app.workspace.Photo;
import org.mixmim.model.image.ImageFiles;
import org.mixmim.model.image.RgbImage;

final class SessionPicturesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"C:\\photos\\lesson 1\\dog.png", "/home/somebody/photos/dog.png"})
  void aPictureIsFoundBesideASessionThatCameFromAnotherMachine(String place) {
    ImageFiles.writePng(folder.resolve("dog.png"), RgbImage.of(2, 1, new byte[6]));
    SessionPhoto remembered = new SessionPhoto("dog.png", SessionPhoto.Kind.FILE, place, "");

    assertThat(SessionPictures.find(remembered, Optional.of(folder), folder).map(Photo::name))
        .contains("dog.png");
  }
}
