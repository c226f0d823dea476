package org.mixmim.installer.image;

import java.nio.file.Path;

/**
 * Where things lie in an image.
 *
 * @param root of the image
 * @param app folder of jars and native libraries
 * @param runtime Java home of the image
 */
public record Layout(Path root, Path app, Path runtime) {
  /**
   * The file with the classes as they are after start.
   *
   * @return the start-up cache, whether it is there or not
   */
  public Path cache() {
    return app.resolve(JavaOptions.CACHE);
  }
}
